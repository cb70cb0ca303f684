package dev.formwork.api.runs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import tools.jackson.databind.json.JsonMapper;

/** Live events of runs: as a stream, or as one long answer. Any process serves any reader. */
public final class RunStreams implements SmartLifecycle {

  /** Proxies close connections that are silent for a minute; a comment is no event. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final RunEvents events;
  private final RunSignals signals;
  private final JsonMapper json;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Runnable> open = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  RunStreams(RunEvents events, RunSignals signals, JsonMapper json) {
    this.events = events;
    this.signals = signals;
    this.json = json;
  }

  /**
   * Streams the events after an id, and the completion in any case; ends with the completion unless
   * the run may be started over.
   */
  public ResponseBodyEmitter stream(Run run, long after) {
    ResponseBodyEmitter emitter = new ResponseBodyEmitter(0L);
    EventPump pump = new EventPump(events, run, after, new Frames(emitter), threads);
    Runnable end = emitter::complete;
    Runnable close =
        () -> {
          pump.stop();
          open.remove(end);
        };
    emitter.onCompletion(close);
    emitter.onTimeout(close);
    emitter.onError(gone -> close.run());
    open.add(end);
    pump.start(signals);
    return emitter;
  }

  /** Answers the events after an id as soon as there are any, or none when the time is over. */
  public DeferredResult<List<TaskEvent>> poll(Run run, long after, Duration longest) {
    DeferredResult<List<TaskEvent>> answer = new DeferredResult<>(longest.toMillis(), List::of);
    EventPump pump = new EventPump(events, run, after, new Answer(answer), threads);
    Runnable end = () -> answer.setResult(List.of());
    answer.onCompletion(
        () -> {
          pump.stop();
          open.remove(end);
        });
    open.add(end);
    pump.start(signals);
    return answer;
  }

  /** How many readers are connected now. */
  public int size() {
    return open.size();
  }

  @Override
  public void start() {
    running = true;
  }

  /** Ends all readers, so that the server need not wait for them; they come back to another. */
  @Override
  public void stop() {
    running = false;
    open.forEach(Runnable::run);
    threads.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private record Answer(DeferredResult<List<TaskEvent>> answer) implements EventPump.Reader {

    @Override
    public void take(List<TaskEvent> batch) {
      answer.setResult(batch);
    }

    @Override
    public void idle() {
      // The answer waits for an event or for its end.
    }

    @Override
    public void end() {
      // The answer was given with the events.
    }

    @Override
    public void fail(Exception failure) {
      answer.setErrorResult(failure);
    }
  }

  /** Writes Backstage's frames. When the other side has gone, the server notices by itself. */
  private final class Frames implements EventPump.Reader {

    private final ResponseBodyEmitter emitter;
    private long lastWrite = System.nanoTime();

    Frames(ResponseBodyEmitter emitter) {
      this.emitter = emitter;
    }

    @Override
    public void take(List<TaskEvent> batch) throws IOException {
      ByteArrayOutputStream frames = new ByteArrayOutputStream();
      for (TaskEvent event : batch) {
        frames.writeBytes(
            "event: %s\ndata: ".formatted(event.type()).getBytes(StandardCharsets.UTF_8));
        frames.writeBytes(json.writeValueAsBytes(event));
        frames.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
      }
      write(frames.toByteArray());
    }

    @Override
    public void idle() throws IOException {
      if (System.nanoTime() - lastWrite > SILENCE.toNanos()) {
        write(COMMENT);
      }
    }

    @Override
    public void end() {
      emitter.complete();
    }

    @Override
    public void fail(Exception failure) {
      if (!(failure instanceof IOException)) {
        emitter.completeWithError(failure);
      }
    }

    private void write(byte[] bytes) throws IOException {
      lastWrite = System.nanoTime();
      emitter.send(bytes, MediaType.APPLICATION_OCTET_STREAM);
    }
  }
}
