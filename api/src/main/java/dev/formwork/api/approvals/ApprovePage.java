package dev.formwork.api.approvals;

import dev.formwork.api.PublicAddress;
import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.identity.CurrentUser;
import dev.formwork.api.identity.User;
import dev.formwork.api.runs.OpenWait;
import dev.formwork.workflows.Vote;
import dev.formwork.workflows.payload.ApprovalTicket;
import dev.formwork.workflows.payload.ApprovalTickets;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page behind the link of a letter. It needs no sign-in: the link is for one person, who is
 * checked as if signed in. Looking at it changes nothing, because scanners of mail follow links.
 */
@Hidden
@RestController
final class ApprovePage {

  private static final Logger log = LoggerFactory.getLogger(ApprovePage.class);
  private static final int MAX_COMMENT = 1_000;

  private final ApprovalTickets tickets;
  private final Requests requests;
  private final Approvers approvers;
  private final Voting voting;
  private final CurrentUser currentUser;
  private final PublicAddress address;
  private final Clock clock;

  ApprovePage(
      ApprovalTickets tickets,
      Requests requests,
      Approvers approvers,
      Voting voting,
      CurrentUser currentUser,
      PublicAddress address,
      Clock clock) {
    this.tickets = tickets;
    this.requests = requests;
    this.approvers = approvers;
    this.voting = voting;
    this.currentUser = currentUser;
    this.address = address;
    this.clock = clock;
  }

  @GetMapping("/approve")
  ResponseEntity<String> show(
      @RequestParam(name = "t", defaultValue = "") String text, HttpServletRequest request) {
    ApprovalTicket ticket = ticket(text, request);
    User user = user(ticket);
    try {
      voting.checked(user, ticket.runId());
      OpenWait wait = open(ticket, user);
      String page =
          ApproveHtml.question(
              text,
              user,
              wait,
              wait.initiator() == null ? "Somebody" : approvers.name(wait.initiator()),
              wait.votes().stream()
                  .map(vote -> approvers.name(vote.by()) + " " + said(vote.verdict()))
                  .toList(),
              address.run(ticket.runId()));
      return answer(HttpStatus.OK, page);
    } catch (ApiFailure refused) {
      throw worded(refused, user);
    }
  }

  @PostMapping(path = "/approve", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<String> take(
      @RequestParam(name = "t", defaultValue = "") String text,
      @RequestParam(name = "verdict", defaultValue = "") String verdict,
      @RequestParam(name = "comment", defaultValue = "") String comment,
      HttpServletRequest request) {
    ApprovalTicket ticket = ticket(text, request);
    User user = user(ticket);
    Vote vote =
        new Vote(
            ticket.waitKey(),
            verdict(verdict),
            user.ref(),
            user.groups(),
            comment(comment),
            ticket.since());
    try {
      open(ticket, user);
      voting.vote(user, ticket.runId(), vote, Voting.Place.MAIL);
    } catch (ApiFailure refused) {
      throw worded(refused, user);
    }
    return answer(
        HttpStatus.OK, ApproveHtml.taken(vote.verdict(), user, address.run(ticket.runId())));
  }

  private static ApiFailure worded(ApiFailure refused, User user) {
    return new ApiFailure(refused.kind(), Refusal.words(refused, user));
  }

  private static String said(String verdict) {
    return verdict.equals("approve") ? "approved" : "rejected";
  }

  private static Vote.Verdict verdict(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "approve" -> Vote.Verdict.APPROVE;
      case "reject" -> Vote.Verdict.REJECT;
      default ->
          throw ApiFailure.input("Nothing was chosen. Open the link again, then choose a button.");
    };
  }

  private static @Nullable String comment(String text) {
    String comment = text.strip();
    if (comment.length() > MAX_COMMENT) {
      throw ApiFailure.input(
          "The comment has %d characters, and %d are the most. Shorten it."
              .formatted(comment.length(), MAX_COMMENT));
    }
    return comment.isEmpty() ? null : comment;
  }

  /** The ticket, where it is good now and whoever is signed in is the one that it is for. */
  private ApprovalTicket ticket(String text, HttpServletRequest request) {
    ApprovalTicket ticket =
        tickets
            .read(text)
            .filter(read -> read.person() != null)
            .orElseThrow(
                () ->
                    ApiFailure.notFound(
                        "This link is not whole, or not one of Formwork's. Open it from the letter again."));
    User visitor = visitor(request);
    if (visitor != null && !visitor.ref().equals(ticket.person())) {
      throw ApiFailure.notAllowed(
          "This link is for %s, and you are signed in as %s. Answer in the portal if you are asked, too."
              .formatted(ticket.person(), visitor.ref()));
    }
    if (!clock.instant().isBefore(ticket.until())) {
      throw ApiFailure.conflict(
          "This link has expired: the request could be answered until %s."
              .formatted(ApproveHtml.time(ticket.until())));
    }
    return ticket;
  }

  /** Who is signed in; null for nobody, and for the one person of a server without sign-in. */
  private @Nullable User visitor(HttpServletRequest request) {
    try {
      User user = currentUser.of(request);
      return user.local() ? null : user;
    } catch (ApiFailure failure) {
      if (failure.kind() == ApiFailure.Kind.AUTHENTICATION) {
        return null;
      }
      throw failure;
    }
  }

  private User user(ApprovalTicket ticket) {
    return approvers.byRef(Objects.requireNonNull(ticket.person()));
  }

  private OpenWait open(ApprovalTicket ticket, User user) {
    OpenWait wait =
        requests
            .find(ticket)
            .orElseThrow(
                () ->
                    ApiFailure.conflict(
                        "This request is over: it was decided, or its run has ended. The portal shows how: "
                            + address.run(ticket.runId())));
    if (wait.votes().stream().anyMatch(vote -> vote.by().equals(user.ref()))) {
      throw ApiFailure.conflict(
          "%s has answered already, and a link works once.".formatted(user.ref()));
    }
    if (!wait.asks(user.ref(), user.groups())) {
      throw ApiFailure.notAllowed(
          "%s is not among those who may approve this.".formatted(user.ref()));
    }
    return wait;
  }

  @ExceptionHandler
  ResponseEntity<String> refused(ApiFailure failure) {
    return answer(
        HttpStatus.valueOf(failure.kind().status()),
        ApproveHtml.refused(String.valueOf(failure.getMessage())));
  }

  /** The address of the request holds the link, so it is not written down. */
  @ExceptionHandler
  ResponseEntity<String> unexpected(RuntimeException failure) {
    log.atError().setCause(failure).log("The page for answers of letters failed");
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR,
        ApproveHtml.refused("Something went wrong. Try again in a while, or use the portal."));
  }

  /**
   * The referrer stays within this server, and is not left out altogether: without one, browsers
   * name no origin when they send the form, and forms of unknown origin are refused.
   */
  private static ResponseEntity<String> answer(HttpStatus status, String page) {
    return ResponseEntity.status(status)
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "same-origin")
        .header("X-Robots-Tag", "noindex, nofollow")
        .header("Content-Security-Policy", ApproveHtml.POLICY)
        .body(page);
  }
}
