package dev.formwork.api.approvals;

import dev.formwork.api.http.ApiFailure;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where Slack sends what people click. Slack waits three seconds for the answer, so a click is
 * answered at once and what came of it told afterwards.
 */
@Hidden
@RestController
final class SlackController implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SlackController.class);
  private static final int MAX_BODY = 512 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SlackRequests requests;
  private final SlackClicks clicks;
  private final SlackWindows windows;
  private final JsonMapper json;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  SlackController(
      SlackRequests requests, SlackClicks clicks, SlackWindows windows, JsonMapper json) {
    this.requests = requests;
    this.clicks = clicks;
    this.windows = windows;
    this.json = json;
  }

  /** Reads the bytes itself: the signature is over them, and a parsed form has lost them. */
  @PostMapping("/api/formwork/v1/slack/interactions")
  ResponseEntity<Object> interact(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw ApiFailure.input("The body is larger than %d bytes.".formatted(MAX_BODY));
    }
    requests.take(
        body,
        request.getHeader("X-Slack-Request-Timestamp"),
        request.getHeader("X-Slack-Signature"));
    SlackPayload payload = SlackPayload.parse(body, json);
    return switch (payload.type()) {
      case "block_actions" -> {
        threads.execute(() -> clicks.clicked(payload));
        yield ResponseEntity.ok().build();
      }
      case "view_submission" -> submitted(payload);
      default -> ResponseEntity.ok().build();
    };
  }

  private ResponseEntity<Object> submitted(SlackPayload payload) {
    if (!payload.window().equals(SlackPayload.REJECT)) {
      return ResponseEntity.ok().build();
    }
    Future<@Nullable String> problem = threads.submit(() -> clicks.reasonGiven(payload));
    Map<String, Object> answer;
    try {
      String refused = problem.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      answer = refused == null ? Map.of() : windows.refusal(refused);
    } catch (TimeoutException later) {
      answer = windows.underWay();
    } catch (ExecutionException failure) {
      log.atError().setCause(failure).log("A window of Slack could not be read");
      answer = windows.refusal("Something went wrong. Answer in the portal.");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      answer = windows.underWay();
    }
    return answer.isEmpty() ? ResponseEntity.ok().build() : ResponseEntity.ok(answer);
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
