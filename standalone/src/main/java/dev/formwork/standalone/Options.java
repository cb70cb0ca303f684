package dev.formwork.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What the command line and the environment say.
 *
 * @param port of the portal and the API on 127.0.0.1, 1 to 65535
 * @param once whether `demo` stops when its run has ended
 * @param verbose whether the log goes to the terminal as well as to its file
 * @param settings more settings for both processes, `--formwork.x=y` or `--server.x=y` as they
 *     stand
 */
record Options(
    Verb verb, int port, Path data, boolean once, boolean verbose, List<String> settings) {

  enum Verb {
    UP,
    DEMO
  }

  Options {
    settings = List.copyOf(settings);
  }

  /**
   * Reads the arguments.
   *
   * @throws StartFailure with every fault in one message
   */
  static Options of(List<String> arguments, Map<String, String> environment) {
    return new Reader(environment).read(arguments);
  }

  private static final class Reader {
    private final List<String> faults = new ArrayList<>();
    private final List<String> settings = new ArrayList<>();
    private Verb verb = Verb.UP;
    private String port;
    private String data;
    private boolean once;
    private boolean verbose;

    Reader(Map<String, String> environment) {
      port = environment.getOrDefault("FORMWORK_PORT", "8080");
      data = environment.getOrDefault("FORMWORK_DATA", ".formwork");
    }

    Options read(List<String> arguments) {
      Iterator<String> rest = arguments.iterator();
      while (rest.hasNext()) {
        take(rest.next(), rest);
      }
      if (once && verb == Verb.UP) {
        faults.add("--once belongs to 'demo'; 'up' has nothing to wait for.");
      }
      int number = portNumber();
      if (!faults.isEmpty()) {
        throw new StartFailure(String.join("\n", faults) + "\nSee ./formwork help.");
      }
      return new Options(
          verb, number, Path.of(data).toAbsolutePath().normalize(), once, verbose, settings);
    }

    private void take(String argument, Iterator<String> rest) {
      switch (argument) {
        case "up" -> verb = Verb.UP;
        case "demo" -> verb = Verb.DEMO;
        case "--once" -> once = true;
        case "--verbose" -> verbose = true;
        case "--port" -> port = value(argument, rest);
        case "--data" -> data = value(argument, rest);
        default -> {
          if (argument.startsWith("--") && argument.contains("=")) {
            settings.add(argument);
          } else {
            faults.add("Unknown argument '%s'.".formatted(argument));
          }
        }
      }
    }

    private String value(String option, Iterator<String> rest) {
      if (rest.hasNext()) {
        return rest.next();
      }
      faults.add("%s needs a value, e.g. %s.".formatted(option, example(option)));
      return example(option).substring(option.length() + 1);
    }

    private static String example(String option) {
      return option.equals("--port") ? "--port 8080" : "--data .formwork";
    }

    private int portNumber() {
      try {
        int number = Integer.parseInt(port);
        if (number >= 1 && number <= 65535) {
          return number;
        }
      } catch (NumberFormatException notANumber) {
        // Falls through to the one message that serves both.
      }
      faults.add(
          "Port '%s' must be a number from 1 to 65535 (--port or FORMWORK_PORT). Use e.g. --port 8080."
              .formatted(port));
      return 0;
    }
  }
}
