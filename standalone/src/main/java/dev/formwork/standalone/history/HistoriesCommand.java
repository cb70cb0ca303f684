package dev.formwork.standalone.history;

import dev.formwork.standalone.commandline.Arguments;
import dev.formwork.standalone.commandline.UsageFault;
import dev.formwork.templates.lint.Nearest;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** `./formwork histories VERB …`. */
public final class HistoriesCommand {

  private static final String HELP =
      """
      Find out before a rollout whether this build goes on with the runs of the build before.

        ./formwork histories replay FOLDER|FILE ...      replay histories on this build
        ./formwork histories export --to FOLDER          fetch histories from Temporal, one file each
        ./formwork histories check                       fetch and replay, keeping nothing

      Of export and check:
            --query QUERY          which runs (those under way), such as "StartTime > '2026-11-01T00:00:00Z'"
            --limit N              most histories, the newest first (1000)
            --temporal HOST:PORT   Temporal's frontend (TEMPORAL_ADDRESS, or 127.0.0.1:7233)
            --namespace NAME       (TEMPORAL_NAMESPACE, or default)
            --tls-ca FILE          certificates that the server's is checked against; turns TLS on
            --tls-cert FILE, --tls-key FILE    our own, for mutual TLS

      Of replay and check:
            --data FOLDER          data directory whose keyring is used (.formwork, or FORMWORK_DATA)

      Histories are encrypted; the keys are read from FORMWORK_KEYRING or the data directory. Exported files stay
      encrypted. 'temporal workflow show --output json' writes the same files.

      Exit codes: 0 all replay; 1 at least one does not; 2 the command line or a file cannot be used.
      docs/deploying.md says what to do with a history that does not replay.
      """;

  private static final Set<String> VERBS = Set.of("replay", "export", "check", "help");

  private HistoriesCommand() {}

  /** Carries out a command and returns its exit code. */
  public static int run(List<String> words, Map<String, String> environment, PrintStream out) {
    String verb = words.isEmpty() ? "help" : words.getFirst();
    List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
    if (rest.contains("--help") || verb.equals("--help") || verb.equals("-h")) {
      verb = "help";
    }
    try {
      return switch (verb) {
        case "replay" -> replay(rest, environment, out);
        case "export" -> export(rest, environment, out);
        case "check" -> check(rest, environment, out);
        case "help" -> {
          out.print(HELP);
          yield 0;
        }
        default ->
            throw new UsageFault(
                "There is no command 'histories %s'.%s"
                    .formatted(
                        verb,
                        Nearest.to(verb, VERBS).map(" Did you mean '%s'?"::formatted).orElse("")));
      };
    } catch (UsageFault fault) {
      out.println(fault.getMessage());
      out.println("See ./formwork histories help.");
      return 2;
    } catch (UncheckedIOException broken) {
      out.println(broken.getMessage());
      return 2;
    }
  }

  private static int replay(List<String> words, Map<String, String> environment, PrintStream out) {
    Arguments arguments = Arguments.of(words, Set.of(), Set.of("data"));
    List<RunHistory> histories = HistoryFiles.read(arguments.names());
    try (Replayer replayer = new Replayer(Keys.of(arguments, environment))) {
      return new ReplayReport(replayer, out).of(histories);
    }
  }

  private static int export(List<String> words, Map<String, String> environment, PrintStream out) {
    Arguments arguments = ServerHistories.arguments(words, Set.of("to"));
    String folder = arguments.value("to");
    if (folder == null) {
      throw new UsageFault("Name the folder for the histories, e.g. --to histories.");
    }
    try (ServerHistories server = ServerHistories.of(arguments, environment)) {
      int written = HistoryFiles.write(folder, server.fetch());
      out.printf("%d %s in %s.%n", written, written == 1 ? "history" : "histories", folder);
      return 0;
    }
  }

  private static int check(List<String> words, Map<String, String> environment, PrintStream out) {
    Arguments arguments = ServerHistories.arguments(words, Set.of("data"));
    try (ServerHistories server = ServerHistories.of(arguments, environment);
        Replayer replayer = new Replayer(Keys.of(arguments, environment))) {
      return new ReplayReport(replayer, out).of(server.fetch());
    }
  }
}
