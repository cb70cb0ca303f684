package dev.formwork.api.attention;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should look at.
 *
 * @param key unique within the run, such as `paused` or `undo:publish`
 * @param owner of the template
 * @param stepId what step it is about, or null for the whole run
 * @param message what happened
 * @param until when something happens by itself, such as the run being taken back; or null
 * @param leftovers what the run left behind; empty but for {@link AttentionKind#LEFTOVERS}
 */
public record AttentionItem(
    UUID runId,
    String key,
    AttentionKind kind,
    String runTitle,
    String workflowId,
    String templateRef,
    @Nullable String owner,
    @Nullable String initiator,
    @Nullable String stepId,
    String message,
    Instant since,
    @Nullable Instant until,
    List<Left> leftovers) {

  public AttentionItem {
    leftovers = List.copyOf(leftovers);
  }

  /** One thing that could not be taken back: what, where and why. */
  public record Left(
      String stepId, String kind, String name, @Nullable String url, @Nullable String reason) {}

  /** Names it among all. */
  public String id() {
    return runId + ":" + key;
  }
}
