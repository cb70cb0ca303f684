package dev.formwork.api.scaffolder;

import dev.formwork.api.http.Accepts;
import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.Query;
import dev.formwork.api.http.StrictQuery;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.api.runs.Cancellation;
import dev.formwork.api.runs.Run;
import dev.formwork.api.runs.RunFilter;
import dev.formwork.api.runs.RunOrder;
import dev.formwork.api.runs.RunStreams;
import dev.formwork.api.runs.Runs;
import dev.formwork.api.runs.TaskEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** Runs in Backstage's words: read, streamed, cancelled. */
@RestController
@StrictQuery
@RequestMapping("/api/scaffolder/v2/tasks")
final class TasksController {

  private static final Duration LONGEST_POLL = Duration.ofSeconds(30);

  private final Runs runs;
  private final RunStreams streams;
  private final Cancellation cancellation;
  private final Permissions permissions;

  TasksController(
      Runs runs, RunStreams streams, Cancellation cancellation, Permissions permissions) {
    this.runs = runs;
    this.streams = streams;
    this.cancellation = cancellation;
    this.permissions = permissions;
  }

  /** One page of tasks. */
  record TaskList(List<Task> tasks, int totalTasks) {}

  @GetMapping
  TaskList list(
      @Accepts({"createdBy", "status", "order", "limit", "offset"}) Query query, User user) {
    RunOrder order = RunOrder.parse(query.all("order"));
    permissions.require(user, "scaffolder.task.read", "");
    RunFilter filter =
        new RunFilter(
            List.of(), query.all("status"), query.all("createdBy"), null, null, null, false, null);
    Runs.Found found =
        runs.tasks(
            filter,
            order,
            query.integer("limit", 0).orElse(null),
            query.integer("offset", 0).orElse(0));
    return new TaskList(found.items().stream().map(Task::of).toList(), found.total());
  }

  @GetMapping("/{taskId}")
  Task get(@PathVariable String taskId, User user) {
    return Task.of(readable(taskId, user));
  }

  @PostMapping("/{taskId}/cancel")
  Map<String, String> cancel(@PathVariable String taskId, User user) {
    Run run = readable(taskId, user);
    permissions.require(user, "scaffolder.task.cancel", taskId);
    cancellation.cancel(run, user.ref(), null);
    return Map.of("status", "cancelled");
  }

  @GetMapping("/{taskId}/eventstream")
  ResponseEntity<ResponseBodyEmitter> stream(
      @PathVariable String taskId,
      @Accepts(value = "after", others = true) Query query,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      User user) {
    long after = query.number("after", Long.MIN_VALUE).orElseGet(() -> parseLast(lastEventId));
    Run run = readable(taskId, user);
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.CONNECTION, "keep-alive")
        .header("X-Accel-Buffering", "no")
        .body(streams.stream(run, after));
  }

  @GetMapping("/{taskId}/events")
  DeferredResult<List<TaskEvent>> events(
      @PathVariable String taskId, @Accepts("after") Query query, User user) {
    long after = query.number("after", Long.MIN_VALUE).orElse(0L);
    return streams.poll(readable(taskId, user), after, LONGEST_POLL);
  }

  private Run readable(String taskId, User user) {
    Run run = runs.find(taskId).orElseThrow(() -> notFound(taskId));
    permissions.require(user, "scaffolder.task.read", taskId);
    return run;
  }

  static ApiFailure notFound(String taskId) {
    return ApiFailure.notFound(
        "No task found with id: '%s'. GET /v2/tasks lists those that exist.".formatted(taskId));
  }

  private static long parseLast(@Nullable String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return 0;
    }
    try {
      return Long.parseLong(lastEventId.strip());
    } catch (NumberFormatException notAnId) {
      throw ApiFailure.input(
          "Header Last-Event-ID must be the id of an event, not '%s'.".formatted(lastEventId));
    }
  }
}
