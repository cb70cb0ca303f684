package dev.formwork.api.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.api.attention.AttentionItem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should look at.
 *
 * @param id names it in `POST /attention/{id}/acknowledge`
 * @param owner of the template
 * @param stepId what step it is about, or null for the whole run
 * @param message what happened
 * @param until when something happens by itself, or null
 * @param advice what a person can do, a sentence
 * @param calls what can be called about it
 * @param leftovers what the run left behind; empty for other kinds
 */
record AttentionAnswer(
    String id,
    Kind kind,
    UUID runId,
    String runTitle,
    String templateRef,
    @Nullable String owner,
    @Nullable String initiator,
    @Nullable String stepId,
    String message,
    Instant since,
    @Nullable Instant until,
    String advice,
    List<Call> calls,
    List<AttentionItem.Left> leftovers,
    @Nullable String temporalUrl) {

  /** Why a run needs a person. */
  enum Kind {
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("stuck_undo")
    STUCK_UNDO,
    @JsonProperty("overdue_approval")
    OVERDUE_APPROVAL,
    @JsonProperty("leftovers")
    LEFTOVERS,
    @JsonProperty("ended_without_undo")
    ENDED_WITHOUT_UNDO,
    @JsonProperty("failing")
    FAILING,
    @JsonProperty("unstarted")
    UNSTARTED,
    @JsonProperty("behind")
    BEHIND
  }

  /**
   * A call that this person may make.
   *
   * @param verb `decide`, `decide-undo`, `vote` or `acknowledge`
   * @param path to be called by POST
   */
  record Call(String verb, String path) {}

  static AttentionAnswer of(AttentionItem item, List<Call> calls, @Nullable String temporalUrl) {
    return new AttentionAnswer(
        item.id(),
        Kind.valueOf(item.kind().name()),
        item.runId(),
        item.runTitle(),
        item.templateRef(),
        item.owner(),
        item.initiator(),
        item.stepId(),
        item.message(),
        item.since(),
        item.until(),
        item.kind().advice(),
        calls,
        item.leftovers(),
        temporalUrl);
  }
}
