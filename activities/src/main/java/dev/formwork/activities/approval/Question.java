package dev.formwork.activities.approval;

import dev.formwork.activities.port.people.Contact;
import dev.formwork.activities.port.people.People;
import dev.formwork.workflows.ApprovalNotice;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.Vote;
import dev.formwork.workflows.Wait;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** A request for approval in words that fit a message and a letter alike. */
record Question(ApprovalNotice notice, Wait.Approval approval, People people) {

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  static Question of(ApprovalNotice notice, People people) {
    return new Question(notice, Objects.requireNonNull(notice.request().approval()), people);
  }

  RunInfo run() {
    return notice.run();
  }

  Wait request() {
    return notice.request();
  }

  /** The same for every notice of the request. */
  String key() {
    return "%s/approval/%s/%d"
        .formatted(run().runId(), request().key(), request().since().toEpochMilli());
  }

  /** One line. */
  String title() {
    return CONTROL.matcher("Approval needed: " + run().templateTitle()).replaceAll(" ").strip();
  }

  String text() {
    String message = request().message();
    return message == null || message.isBlank()
        ? "May step '%s' go on?".formatted(notice.stepName())
        : message.strip();
  }

  String asker() {
    return "%s asks for %s about step '%s' of %s."
        .formatted(
            run().initiator().name(),
            approval.quorum() == 1 ? "an approval" : approval.quorum() + " approvals",
            notice.stepName(),
            run().templateTitle());
  }

  String deadline() {
    return TIME.format(request().until());
  }

  Instant until() {
    return request().until();
  }

  /** One sentence for each answer. */
  List<String> answers() {
    return approval.votes().stream().map(this::answer).toList();
  }

  private String answer(Vote vote) {
    String verb = vote.verdict() == Vote.Verdict.APPROVE ? "approved" : "rejected";
    String comment = vote.comment() == null ? "." : ": " + vote.comment();
    return nameOf(vote.by()) + " " + verb + comment;
  }

  boolean hasAnswered(String ref) {
    return approval.votes().stream().anyMatch(vote -> vote.by().equals(ref));
  }

  /** How the request ended; for one that is open, how far it is. */
  String state() {
    ApprovalNotice.Ending ending = notice.ending();
    if (ending == null) {
      return "%d of %d approvals so far, until %s."
          .formatted(approval.votes().size(), approval.quorum(), deadline());
    }
    return switch (ending) {
      case APPROVED -> "Approved.";
      case REJECTED -> "Rejected.";
      case APPROVED_BY_SILENCE -> "Nobody objected in time, which counts as an approval.";
      case EXPIRED -> "Expired: too few approvals came until %s.".formatted(deadline());
      case CANCELLED -> "Nobody needs to answer any more, because the run was cancelled.";
    };
  }

  private String nameOf(String ref) {
    return people.find(ref).map(Contact::name).orElse(ref);
  }
}
