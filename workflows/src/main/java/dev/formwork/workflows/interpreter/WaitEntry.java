package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.Vote;
import dev.formwork.workflows.Wait;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A wait as the data of an event carries it to the tables. */
public final class WaitEntry {

  private WaitEntry() {}

  /** The value of `wait` in the data of an event. */
  public static Map<String, Object> of(Wait wait) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("key", wait.key());
    entry.put("stepId", wait.stepId());
    entry.put("kind", wait.kind().name().toLowerCase(Locale.ROOT));
    if (wait.message() != null) {
      entry.put("message", wait.message());
    }
    entry.put("since", wait.since().toString());
    entry.put("until", wait.until().toString());
    Wait.Approval approval = wait.approval();
    if (approval != null) {
      entry.put("approvers", approval.approvers());
      entry.put("quorum", approval.quorum());
      entry.put("selfApproval", approval.selfApproval());
      entry.put("votes", approval.votes().stream().map(WaitEntry::vote).toList());
    }
    return entry;
  }

  private static Map<String, Object> vote(Vote vote) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("by", vote.by());
    entry.put("verdict", vote.verdict().name().toLowerCase(Locale.ROOT));
    if (vote.comment() != null) {
      entry.put("comment", vote.comment());
    }
    return entry;
  }
}
