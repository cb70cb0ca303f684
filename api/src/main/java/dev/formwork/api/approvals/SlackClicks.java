package dev.formwork.api.approvals;

import dev.formwork.api.PublicAddress;
import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.identity.User;
import dev.formwork.integrations.slack.SlackWorkspace;
import dev.formwork.workflows.Vote;
import dev.formwork.workflows.payload.ApprovalTicket;
import dev.formwork.workflows.payload.ApprovalTickets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what people click in Slack for their answers, and tells them what came of it. */
final class SlackClicks {

  private static final Logger log = LoggerFactory.getLogger(SlackClicks.class);

  private final Approvers approvers;
  private final Voting voting;
  private final Requests requests;
  private final ApprovalTickets tickets;
  private final @Nullable SlackWorkspace workspace;
  private final SlackReplies replies;
  private final SlackWindows windows;
  private final PublicAddress address;

  SlackClicks(
      Approvers approvers,
      Voting voting,
      Requests requests,
      ApprovalTickets tickets,
      @Nullable SlackWorkspace workspace,
      SlackReplies replies,
      SlackWindows windows,
      PublicAddress address) {
    this.approvers = approvers;
    this.voting = voting;
    this.requests = requests;
    this.tickets = tickets;
    this.workspace = workspace;
    this.replies = replies;
    this.windows = windows;
    this.address = address;
  }

  /** Takes the click of a button; what came of it is told in Slack. */
  void clicked(SlackPayload payload) {
    String action = payload.action();
    if (!action.equals(SlackPayload.APPROVE) && !action.equals(SlackPayload.REJECT)) {
      return;
    }
    ApprovalTicket ticket = ticket(payload).orElse(null);
    if (ticket == null) {
      replies.tell(payload, "This button is not one of Formwork's. Answer in the portal.");
      return;
    }
    String problem =
        action.equals(SlackPayload.APPROVE)
            ? vote(payload, ticket, Vote.Verdict.APPROVE, null)
            : askReason(payload, ticket);
    if (problem == null) {
      return;
    }
    if (requests.find(ticket).isEmpty()) {
      replies.close(payload, "Nobody needs to answer this any more. " + page(ticket));
    }
    replies.tell(payload, problem);
  }

  /**
   * Takes the reason that a person gave in the window, as a rejection.
   *
   * @return why it was not taken, or null when it was
   */
  @Nullable String reasonGiven(SlackPayload payload) {
    ApprovalTicket ticket = ticket(payload).orElse(null);
    return ticket == null
        ? "This window is not one of Formwork's. Answer in the portal."
        : vote(payload, ticket, Vote.Verdict.REJECT, payload.reason());
  }

  private Optional<ApprovalTicket> ticket(SlackPayload payload) {
    return tickets.read(payload.ticket()).filter(ticket -> ticket.person() == null);
  }

  /** Opens the window, for those only whose answer would be taken. */
  private @Nullable String askReason(SlackPayload payload, ApprovalTicket ticket) {
    return attempt(
        payload,
        user -> {
          voting.checked(user, ticket.runId());
          if (requests.find(ticket).isEmpty()) {
            throw ApiFailure.conflict("This request is over, so there is nothing to reject.");
          }
          if (workspace == null) {
            throw ApiFailure.unavailable(
                "Formwork may not open windows in Slack (setting formwork.slack.token). Reject in the portal: "
                    + page(ticket));
          }
          workspace.open(payload.triggerId(), windows.reason(payload.ticket()));
        });
  }

  private @Nullable String vote(
      SlackPayload payload, ApprovalTicket ticket, Vote.Verdict verdict, @Nullable String reason) {
    return attempt(
        payload,
        user -> {
          Vote vote =
              new Vote(
                  ticket.waitKey(), verdict, user.ref(), user.groups(), reason, ticket.since());
          voting.vote(user, ticket.runId(), vote, Voting.Place.SLACK);
        });
  }

  @FunctionalInterface
  private interface Deed {
    void of(User user);
  }

  /** Why it did not come off, in words for the person; null when it did. */
  private @Nullable String attempt(SlackPayload payload, Deed deed) {
    User user = null;
    try {
      user = approvers.bySlackId(payload.userId(), payload.isOurs());
      deed.of(user);
      return null;
    } catch (ApiFailure refused) {
      log.atInfo()
          .addKeyValue("member", payload.userId())
          .addKeyValue("kind", refused.kind())
          .log("An answer from Slack was not taken");
      return user == null ? String.valueOf(refused.getMessage()) : Refusal.words(refused, user);
    } catch (RuntimeException failure) {
      log.atWarn()
          .addKeyValue("member", payload.userId())
          .setCause(failure)
          .log("An answer from Slack could not be taken");
      return "Something went wrong, and your answer was not taken. Try again, or answer in the portal.";
    }
  }

  private String page(ApprovalTicket ticket) {
    return "<%s|Open the run>".formatted(address.run(ticket.runId()));
  }
}
