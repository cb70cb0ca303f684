package dev.formwork.api.v1;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.Page;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.api.runs.Run;
import dev.formwork.api.runs.Runs;
import dev.formwork.api.runs.TimelineEntry;
import dev.formwork.api.runs.Timelines;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened in a run, without the lines of its log. */
@RestController
@Tag(name = "runs")
@RequestMapping("/api/formwork/v1/runs/{id}/timeline")
final class TimelineController {

  private final Runs runs;
  private final Timelines timelines;
  private final Permissions permissions;

  TimelineController(Runs runs, Timelines timelines, Permissions permissions) {
    this.runs = runs;
    this.timelines = timelines;
    this.permissions = permissions;
  }

  /**
   * Something that happened.
   *
   * @param kind such as `began`, `retrying`, `paused`, `decided`, `undo_finished`; `note` for what
   *     has no word of its own
   * @param stepId null for what concerns the whole run
   * @param iteration of a step with `each`, or null
   * @param attempt the attempt that begins here, or 0
   */
  record Happening(
      long id,
      String kind,
      Instant at,
      @Nullable String stepId,
      @Nullable String iteration,
      int attempt,
      String message) {

    static Happening of(TimelineEntry entry) {
      return new Happening(
          entry.id(),
          RunAnswer.word(entry.kind()),
          entry.at(),
          entry.stepId(),
          entry.iteration(),
          entry.attempt(),
          entry.message());
    }
  }

  /** One page of a timeline, the oldest first. */
  record Timeline(List<Happening> items, int total) {}

  @GetMapping
  Timeline timeline(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable Integer offset,
      User user) {
    Run run =
        runs.find(id)
            .orElseThrow(() -> ApiFailure.notFound("Run %s does not exist.".formatted(id)));
    permissions.require(user, "scaffolder.task.read", id);
    Timelines.Found found = timelines.of(run.id(), Page.of(limit, offset));
    return new Timeline(found.items().stream().map(Happening::of).toList(), found.total());
  }
}
