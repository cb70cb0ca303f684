package dev.formwork.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where runs are stopped until the test lets them go on. Files, because the test, its far sides and
 * the workers are different processes.
 *
 * <p>A run is called by a name whose first letter is its batch's; the name is in everything that it
 * makes.
 */
record CrashGate(Path folder) {

  /** What the test wants of a run. */
  record Order(String name, Moment moment) {}

  static CrashGate at(Path folder) {
    for (String name : List.of("orders", "armed", "held", "open")) {
      try {
        Files.createDirectories(folder.resolve(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new CrashGate(folder);
  }

  /** Says when the run is to be stopped, or a step of a run that is a step of it. */
  void order(String runId, Order order) {
    for (String key : List.of(runId, order.name())) {
      try {
        Path draft = Files.createTempFile(folder, "order", "");
        Files.writeString(draft, order.name() + " " + order.moment());
        Files.move(draft, folder.resolve("orders/" + key), StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Waits for the order of the run, which the test gives as soon as it knows the run's id.
   *
   * @param text where the name is when the test does not know of the run
   */
  Order awaitOrder(String runId, String text) {
    while (true) {
      String key = names("orders").stream().filter(text::contains).findFirst().orElse(runId);
      Path file = folder.resolve("orders/" + key);
      if (Files.exists(file)) {
        return read(file);
      }
      FormworkProcess.sleep();
    }
  }

  private static Order read(Path file) {
    try {
      String[] words = Files.readString(file).split(" ");
      return new Order(words[0], Moment.valueOf(words[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From here on the next call that changes something is the first one of the action. */
  void arm(String name) {
    write("armed", name, "");
  }

  /** Ends the time in which calls belong to the action. */
  void disarm(String name) {
    try {
      Files.deleteIfExists(folder.resolve("armed/" + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The armed run whose name is in the text. */
  Optional<String> armedIn(String text) {
    return names("armed").stream().filter(text::contains).findFirst();
  }

  /** Stops the run here until its batch may go on, unless it was stopped before. */
  void hold(String name, String how) {
    if (!write("held", name, how)) {
      return;
    }
    Path open = folder.resolve("open/" + name.charAt(0));
    while (!Files.exists(open)) {
      FormworkProcess.sleep();
    }
  }

  /** How the run was stopped, or empty when it was not. */
  Optional<String> held(String name) {
    Path file = folder.resolve("held/" + name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> allHeld() {
    return names("held");
  }

  /** Lets all runs of the batch go on. */
  void open(char batch) {
    write("open", String.valueOf(batch), "");
  }

  private List<String> names(String kind) {
    try (Stream<Path> files = Files.list(folder.resolve(kind))) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean write(String kind, String name, String text) {
    try {
      Path file = Files.createFile(folder.resolve(kind + "/" + name));
      Files.writeString(file, text);
      return true;
    } catch (FileAlreadyExistsException before) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
