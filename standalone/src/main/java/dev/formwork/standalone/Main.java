package dev.formwork.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.formwork.standalone.history.HistoriesCommand;
import dev.formwork.standalone.run.Prompt;
import dev.formwork.standalone.run.RunCommand;
import dev.formwork.standalone.template.TemplateCommand;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process behind `./formwork up`, `./formwork demo` and the commands that start nothing. */
public final class Main {

  /** Commands that start nothing. */
  private static final Set<String> COMMANDS = Set.of("template", "runs", "run", "histories");

  private Main() {}

  /**
   * Runs until it is asked to stop; exits with 0, with 1 when a demo run failed, or with 2 when it
   * could not start.
   */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    String verb = arguments.length == 0 ? "" : arguments[0];
    if (COMMANDS.contains(verb)) {
      quieten();
      List<String> words = List.of(arguments).subList(1, arguments.length);
      System.exit(command(verb, words, out));
    }
    try {
      int status = run(Options.of(List.of(arguments), System.getenv()), out);
      System.exit(status);
    } catch (StartFailure e) {
      out.println();
      out.println(e.getMessage());
      System.exit(2);
    }
  }

  private static int command(String verb, List<String> words, PrintStream out) {
    return switch (verb) {
      case "runs" -> RunCommand.list(words, System.getenv(), out, Prompt.ofProcess());
      case "run" -> RunCommand.run(words, System.getenv(), out, Prompt.ofProcess());
      case "histories" -> HistoriesCommand.run(words, System.getenv(), out);
      default -> TemplateCommand.run(words, System.getenv(), out);
    };
  }

  /** What libraries log would stand between the findings. */
  private static void quieten() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
      logback.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    }
  }

  private static int run(Options options, PrintStream out) throws InterruptedException {
    Formwork formwork = new Formwork(options, out);
    Thread stop = new Thread(() -> stop(formwork, out), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    formwork.start();
    if (options.verb() == Options.Verb.DEMO) {
      boolean completed = new Demo(formwork.url(), out).run();
      if (options.once()) {
        return completed ? 0 : 1;
      }
    }
    out.println();
    out.println("  Ctrl-C stops everything.");
    Thread.currentThread().join();
    return 0;
  }

  private static void stop(Formwork formwork, PrintStream out) {
    if (formwork.isStarted()) {
      out.println();
      out.println("  Stopping. Runs under way go on at the next start on the same data directory.");
    }
    formwork.close();
  }
}
