package dev.formwork.standalone;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The process behind `./formwork up` and `./formwork demo`. */
public final class Main {

  private Main() {}

  /**
   * Runs until it is asked to stop; exits with 0, with 1 when a demo run failed, or with 2 when it
   * could not start.
   */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      int status = run(Options.of(List.of(arguments), System.getenv()), out);
      System.exit(status);
    } catch (StartFailure e) {
      out.println();
      out.println(e.getMessage());
      System.exit(2);
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
