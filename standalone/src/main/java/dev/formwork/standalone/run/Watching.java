package dev.formwork.standalone.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;

/** `run watch`: tells what happens in a run until it has ended. */
final class Watching {

  /** Losses of the connection in a row before the watch gives up. */
  private static final int MAX_LOSSES = 20;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final String DATA = "data:";

  private final Session session;
  private long last;
  private int losses;

  Watching(Session session) {
    this.session = session;
  }

  /** Follows the run to its end and returns the exit code of its outcome. */
  int watch(String id) {
    Fields run = session.server().get(Server.run(id));
    session.out().println(ShownRun.name(run) + "  " + session.server().page("/runs/" + id));
    while (!follow(id)) {
      losses++;
      if (losses > MAX_LOSSES) {
        throw new Refused(
            0,
            "The connection was lost %d times. The run goes on; see ./formwork run show %s"
                .formatted(losses, id));
      }
      pause();
    }
    return end(id);
  }

  /** Whether the run has ended. */
  private boolean follow(String id) {
    String path =
        "/api/scaffolder/v2/tasks/%s/eventstream%s"
            .formatted(Server.encoded(id), last == 0 ? "" : "?after=" + last);
    try (Stream<String> lines = session.server().stream(path)) {
      Iterator<String> each = lines.iterator();
      while (each.hasNext()) {
        String line = each.next();
        if (line.startsWith(DATA) && tell(line.substring(DATA.length()))) {
          return true;
        }
      }
    } catch (UncheckedIOException | Silent lost) {
      if (losses == 0) {
        session.out().println("(The connection is lost; trying again.)");
      }
      return false;
    }
    return Exit.isFinal(session.server().get(Server.run(id)).text("phase"));
  }

  /** Prints an event that is new; whether it is the last one. */
  private boolean tell(String data) {
    JsonNode event;
    try {
      event = Server.JSON.readTree(data);
    } catch (JsonProcessingException cut) {
      return false;
    }
    losses = 0;
    boolean isLast = event.path("type").asText().equals("completion");
    long id = event.path("id").asLong();
    if (id > last) {
      last = id;
      String message = plain(event.path("body").path("message").asText(""));
      String step = event.path("body").path("stepId").asText("");
      session
          .out()
          .printf(
              "%s  %-14s %s%n",
              session.clock().time(event.path("createdAt").asText("")), step, message);
    }
    return isLast;
  }

  private static String plain(String message) {
    return message.replaceAll("\u001b\\[[0-9;]*m", "").stripTrailing();
  }

  private int end(String id) {
    Fields run = session.server().get(Server.run(id));
    String phase = run.text("phase");
    session.out().println();
    ShownRun shown = new ShownRun(session);
    shown.head(run);
    shown.made(run);
    return Exit.of(phase);
  }

  private void pause() {
    sleep(Duration.ofMillis(Math.min(LONGEST_PAUSE.toMillis(), 250L << Math.min(losses, 6))));
  }

  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Silent("Interrupted.", e);
    }
  }
}
