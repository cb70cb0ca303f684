package dev.formwork.integrations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** Answers that a stub gives in place of its own ones, each once. */
public final class StubRefusals implements AutoCloseable {

  private final ConcurrentLinkedDeque<Refusal> planned = new ConcurrentLinkedDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * An answer in place of the next one that matches.
   *
   * @param path empty for every path
   * @param status 0 for none at all
   */
  public record Refusal(
      String method, String path, int status, Map<String, String> headers, String body) {}

  /** Plans a refusal. */
  public void add(Refusal refusal) {
    planned.add(refusal);
  }

  /**
   * The refusal of a call, when one is planned; it is not planned any more.
   *
   * @param path whether a refusal's path means that of the call
   */
  public Optional<Refusal> next(String method, Predicate<String> path) {
    return planned.stream()
        .filter(refusal -> refusal.method().equals(method) && path.test(refusal.path()))
        .filter(planned::remove)
        .findFirst();
  }

  /**
   * Refuses a call of a servlet, when that is planned.
   *
   * @param path whether a refusal's path means that of the call
   * @return whether it is refused
   */
  public boolean refuse(
      HttpServletRequest request, Predicate<String> path, HttpServletResponse response)
      throws IOException {
    Refusal refusal = next(request.getMethod(), path).orElse(null);
    if (refusal == null) {
      return false;
    }
    if (refusal.status() == 0) {
      beSilent();
      return true;
    }
    refusal.headers().forEach(response::setHeader);
    WebServer.answer(response, refusal.status(), refusal.body());
    return true;
  }

  /** Is silent until the stub is closed. */
  public void beSilent() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
