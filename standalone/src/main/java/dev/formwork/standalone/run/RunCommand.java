package dev.formwork.standalone.run;

import dev.formwork.standalone.commandline.Arguments;
import dev.formwork.standalone.commandline.Connection;
import dev.formwork.standalone.commandline.UsageFault;
import dev.formwork.templates.lint.Nearest;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** `./formwork runs` and `./formwork run VERB`. */
public final class RunCommand {

  private static final String HELP =
      """
      Look at runs of a Formwork that is up, and decide about them.

        ./formwork runs                          the newest runs, in a table
            --phase PHASE                        running, waiting, paused, undoing, completed, failed,
                                                 undone, undone_with_leftovers, cancelled; may be repeated
            --template NAME, --owner REF, --by REF, --text TEXT
            --attention                          only those that wait for a person
            --limit N, --offset N                (25, 0)

        ./formwork run show ID                   steps, waits, what it made, what can be decided
        ./formwork run watch ID                  follow it to its end

      Each of these says first what it would do, and asks:

        ./formwork run retry ID [name=value ...] run the failed step of a paused run again
            --input FILE                         with the whole input from YAML or JSON; name=value changes parts
        ./formwork run skip ID                   go on without the failed step
            --output name=value                  what later steps read as its output; may be repeated
        ./formwork run undo ID                   take back a paused run and end it, or a run that has ended
            --secret name=value                  of the form, when the undo of an ended run needs it; @FILE
        ./formwork run keep ID                   end a paused run and keep what it made
        ./formwork run cancel ID                 stop after the current step, then take back what was made
        ./formwork run approve ID                answer a request for approval
        ./formwork run reject ID
            --comment TEXT, --wait KEY           KEY when the run waits for several
        ./formwork run decide-undo ID retry|skip try an undo that failed again, or leave what it is about
            --step STEP                          when several wait
        ./formwork run decide-wait ID look|skip|stop   look now whether what a step waits for is ready,
            --output name=value, --wait KEY      go on as if it were, or let the step fail
        ./formwork run signal ID [name=value ...]   tell a run what another system would post
            --input FILE, --wait KEY

        --yes                                    answer the question beforehand; needed without a terminal
        --reason TEXT                            why; shown to everyone who looks at the run
        --watch                                  follow the run afterwards
        --json                                   runs and show: as the API answers
        --server URL                             (FORMWORK_URL, or http://127.0.0.1:8080); FORMWORK_TOKEN is sent

      Exit codes: 0 done, or the watched run completed; 1 refused; 2 the command line cannot be understood;
      3 no Formwork answers; 4 nobody said yes; of a watched run 10 failed and kept, 11 undone,
      12 undone with leftovers, 13 cancelled. docs/command-line.md has a worked example.
      """;

  /** Options with a value, by verb. */
  private static final Map<String, Set<String>> VALUED = valued();

  private static final Set<String> DECISIONS =
      Set.of(
          "retry",
          "skip",
          "undo",
          "keep",
          "cancel",
          "approve",
          "reject",
          "decide-undo",
          "decide-wait",
          "signal");

  private RunCommand() {}

  private static Map<String, Set<String>> valued() {
    Map<String, Set<String>> valued = new LinkedHashMap<>();
    valued.put(
        "list", Set.of("phase", "template", "owner", "by", "text", "limit", "offset", "server"));
    valued.put("show", Set.of("server"));
    valued.put("watch", Set.of("server"));
    valued.put("retry", Set.of("input", "reason", "server"));
    valued.put("skip", Set.of("output", "reason", "server"));
    valued.put("undo", Set.of("reason", "secret", "server"));
    valued.put("keep", Set.of("reason", "server"));
    valued.put("cancel", Set.of("reason", "server"));
    valued.put("approve", Set.of("comment", "wait", "server"));
    valued.put("reject", Set.of("comment", "wait", "server"));
    valued.put("decide-undo", Set.of("step", "reason", "server"));
    valued.put("decide-wait", Set.of("output", "wait", "reason", "server"));
    valued.put("signal", Set.of("input", "wait", "server"));
    return valued;
  }

  /** Lists runs and returns the exit code. */
  public static int list(
      List<String> words, Map<String, String> environment, PrintStream out, Prompt prompt) {
    return carryOut("list", words, environment, out, prompt);
  }

  /** Carries out a command about one run and returns the exit code. */
  public static int run(
      List<String> words, Map<String, String> environment, PrintStream out, Prompt prompt) {
    String verb = words.isEmpty() ? "help" : words.getFirst();
    List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
    return carryOut(verb, rest, environment, out, prompt);
  }

  private static int carryOut(
      String verb,
      List<String> words,
      Map<String, String> environment,
      PrintStream out,
      Prompt prompt) {
    if (Set.of("help", "--help", "-h").contains(verb) || words.contains("--help")) {
      out.print(HELP);
      return Exit.DONE;
    }
    try {
      Arguments arguments = Arguments.of(words, switches(verb), valued(verb));
      Server server = new Server(Connection.of(arguments, environment));
      return perform(verb, new Session(server, arguments, out, prompt, Clocked.now()));
    } catch (UsageFault fault) {
      out.println(fault.getMessage());
      out.println("See ./formwork run help.");
      return Exit.MISUNDERSTOOD;
    } catch (Session.NotConfirmed not) {
      out.println(not.getMessage());
      return Exit.NOT_CONFIRMED;
    } catch (Refused refused) {
      out.println(refused.getMessage());
      return Exit.REFUSED;
    } catch (Silent silent) {
      out.println(silent.getMessage());
      return Exit.SILENT;
    }
  }

  private static Set<String> valued(String verb) {
    Set<String> valued = VALUED.get(verb);
    if (valued == null) {
      throw new UsageFault(
          "There is no command 'run %s'.%s"
              .formatted(
                  verb,
                  Nearest.to(verb, new TreeSet<>(VALUED.keySet()))
                      .map(" Did you mean '%s'?"::formatted)
                      .orElse("")));
    }
    return valued;
  }

  private static Set<String> switches(String verb) {
    if (DECISIONS.contains(verb)) {
      return Set.of("yes", "watch");
    }
    return verb.equals("list") ? Set.of("json", "attention") : Set.of("json");
  }

  private static int perform(String verb, Session session) {
    return switch (verb) {
      case "list" -> RunList.print(session);
      case "show" -> new ShownRun(session).print();
      case "watch" -> new Watching(session).watch(session.id());
      case "retry" -> new Deciding(session).retry();
      case "skip" -> new Deciding(session).skip();
      case "undo" -> new Deciding(session).undo();
      case "keep" -> new Deciding(session).keep();
      case "cancel" -> Cancelling.cancel(session);
      case "approve", "reject" -> Voting.vote(session, verb);
      case "decide-undo" -> StuckUndo.decide(session);
      case "decide-wait" -> ReadyWait.decide(session);
      default -> Signalling.signal(session);
    };
  }
}
