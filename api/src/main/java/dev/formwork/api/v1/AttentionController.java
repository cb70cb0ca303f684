package dev.formwork.api.v1;

import dev.formwork.api.attention.Attention;
import dev.formwork.api.attention.AttentionFilter;
import dev.formwork.api.attention.AttentionItem;
import dev.formwork.api.attention.AttentionKind;
import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.Page;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.api.runs.Runs;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What needs people, over all runs that the caller may read. */
@RestController
@Tag(name = "attention")
@RequestMapping("/api/formwork/v1/attention")
final class AttentionController {

  private static final String ACKNOWLEDGE = "formwork.attention.acknowledge";
  private static final int LONGEST_COMMENT = 2_000;

  private final Attention attention;
  private final TemporalPages temporalPages;
  private final Permissions permissions;
  private final Audit audit;

  AttentionController(
      Attention attention, TemporalPages temporalPages, Permissions permissions, Audit audit) {
    this.attention = attention;
    this.temporalPages = temporalPages;
    this.permissions = permissions;
    this.audit = audit;
  }

  /**
   * One page of what needs people, the oldest first.
   *
   * @param total how many there are with this filter
   * @param counts how many there are of each kind with this filter
   */
  record AttentionList(List<AttentionAnswer> items, int total, Map<String, Integer> counts) {}

  /** What becomes of it, in a person's words. */
  record AcknowledgeBody(String comment) {}

  @GetMapping
  AttentionList listAttention(
      @RequestParam(required = false) @Nullable List<String> kind,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String templateRef,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable Integer offset,
      User user) {
    permissions.require(user, "scaffolder.task.read", "");
    AttentionFilter filter = new AttentionFilter(kinds(kind), given(owner), given(templateRef));
    Page page = Page.of(limit, offset);
    List<AttentionItem> visible =
        attention.list(filter).stream().filter(item -> isVisible(item, user)).toList();
    Map<String, Integer> counts = new TreeMap<>();
    visible.forEach(item -> counts.merge(item.kind().word(), 1, Integer::sum));
    List<AttentionAnswer> items =
        page.slice(visible).stream().map(item -> answer(item, user)).toList();
    return new AttentionList(items, visible.size(), counts);
  }

  /** Says that a person deals with it; saying it again changes nothing. */
  @PostMapping("/{id}/acknowledge")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void acknowledge(@PathVariable String id, @RequestBody AcknowledgeBody body, User user) {
    String comment = body.comment().strip();
    if (comment.isEmpty() || comment.length() > LONGEST_COMMENT) {
      throw ApiFailure.input(
          "Say in 1 to %d characters what becomes of it (input: comment)."
              .formatted(LONGEST_COMMENT));
    }
    AttentionItem item = find(id, user);
    permissions.require(user, ACKNOWLEDGE, item.runId().toString());
    if (!item.kind().isAcknowledgeable()) {
      throw ApiFailure.conflict(
          "It goes when its cause goes and cannot be acknowledged. %s"
              .formatted(item.kind().advice()));
    }
    if (attention.acknowledge(item, user.ref(), comment)) {
      audit.record(
          user,
          ACKNOWLEDGE,
          item.runId().toString(),
          Map.of("kind", item.kind().word(), "comment", comment));
    }
  }

  private AttentionItem find(String id, User user) {
    String[] parts = id.split(":", 2);
    return Runs.uuid(parts[0])
        .filter(run -> parts.length == 2)
        .flatMap(run -> attention.find(run, parts[1]))
        .filter(item -> isVisible(item, user))
        .orElseThrow(
            () ->
                ApiFailure.notFound(
                    "Nothing with id %s needs attention any more. GET /api/formwork/v1/attention lists what does."
                        .formatted(id)));
  }

  private boolean isVisible(AttentionItem item, User user) {
    return permissions.allows(user, "scaffolder.task.read", item.runId().toString());
  }

  private AttentionAnswer answer(AttentionItem item, User user) {
    return AttentionAnswer.of(
        item,
        call(item, user).map(List::of).orElse(List.of()),
        temporalPages.of(item.workflowId()));
  }

  private Optional<AttentionAnswer.Call> call(AttentionItem item, User user) {
    String run = "/api/formwork/v1/runs/" + item.runId();
    return switch (item.kind()) {
      case PAUSED -> call(item, user, DecisionsController.PERMISSION, "decide", run + "/decisions");
      case STUCK_UNDO ->
          call(item, user, DecisionsController.PERMISSION, "decide-undo", run + "/undo-decisions");
      case OVERDUE_APPROVAL -> call(item, user, WaitsController.APPROVE, "vote", run + "/votes");
      case LEFTOVERS, ENDED_WITHOUT_UNDO ->
          call(
              item,
              user,
              ACKNOWLEDGE,
              "acknowledge",
              "/api/formwork/v1/attention/" + item.id() + "/acknowledge");
      case FAILING, UNSTARTED, BEHIND -> Optional.empty();
    };
  }

  private Optional<AttentionAnswer.Call> call(
      AttentionItem item, User user, String permission, String verb, String path) {
    return permissions.allows(user, permission, item.runId().toString())
        ? Optional.of(new AttentionAnswer.Call(verb, path))
        : Optional.empty();
  }

  private static List<AttentionKind> kinds(@Nullable List<String> words) {
    return words == null
        ? List.of()
        : words.stream().filter(word -> !word.isEmpty()).map(AttentionController::kind).toList();
  }

  private static AttentionKind kind(String word) {
    return AttentionKind.of(word)
        .orElseThrow(
            () ->
                ApiFailure.input(
                    "request/query/kind must be one of %s, not '%s'"
                        .formatted(
                            String.join(
                                ", ",
                                List.of(AttentionKind.values()).stream()
                                    .map(AttentionKind::word)
                                    .toList()),
                            word)));
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
