package dev.formwork.api.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.api.PublicAddress;
import dev.formwork.api.approvals.Voting;
import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.Page;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.api.runs.Decisions;
import dev.formwork.api.runs.OpenWait;
import dev.formwork.api.runs.OpenWaits;
import dev.formwork.api.runs.Run;
import dev.formwork.api.runs.Runs;
import dev.formwork.api.runs.SignalTokens;
import dev.formwork.workflows.Signal;
import dev.formwork.workflows.Vote;
import dev.formwork.workflows.WaitDecision;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
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

/** What runs wait for, and how people and systems answer. */
@RestController
@Tag(name = "waits")
@RequestMapping("/api/formwork/v1")
final class WaitsController {

  static final String APPROVE = Voting.PERMISSION;

  private final Runs runs;
  private final OpenWaits waits;
  private final Decisions decisions;
  private final SignalTokens tokens;
  private final Permissions permissions;
  private final Audit audit;
  private final Voting voting;
  private final PublicAddress address;

  WaitsController(
      Runs runs,
      OpenWaits waits,
      Decisions decisions,
      SignalTokens tokens,
      Permissions permissions,
      Audit audit,
      Voting voting,
      PublicAddress address) {
    this.runs = runs;
    this.waits = waits;
    this.decisions = decisions;
    this.tokens = tokens;
    this.permissions = permissions;
    this.audit = audit;
    this.voting = voting;
    this.address = address;
  }

  /** What a person answers. */
  enum Verdict {
    @JsonProperty("approve")
    APPROVE,
    @JsonProperty("reject")
    REJECT
  }

  /**
   * A person's answer to a request for approval.
   *
   * @param waitKey key of the wait
   */
  record VoteBody(
      String waitKey,
      Verdict verdict,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable String comment) {}

  /** What can be decided about a step that waits for something to become ready. */
  enum WaitVerb {
    @JsonProperty("look")
    LOOK,
    @JsonProperty("skip")
    SKIP,
    @JsonProperty("stop")
    STOP
  }

  /**
   * A decision about a step that waits for something to become ready.
   *
   * @param waitKey key of the wait
   * @param decision look now, go on without it, or let the step fail
   * @param output for `skip`: what later steps read as the output of the step, or null
   */
  record WaitDecisionBody(
      String waitKey,
      WaitVerb decision,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable String reason,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
          @Nullable Map<String, Object> output) {}

  /** Requests for approval that wait for this person. */
  record ApprovalList(List<WaitAnswer> items) {}

  /** What one run waits for. */
  record WaitList(List<WaitAnswer> items) {}

  @GetMapping("/approvals")
  ApprovalList myApprovals(
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable Integer offset,
      User user) {
    return new ApprovalList(
        waits.asking(user.ref(), user.groups(), Page.of(limit, offset)).stream()
            .filter(
                wait -> permissions.allows(user, "scaffolder.task.read", wait.runId().toString()))
            .map(wait -> WaitAnswer.of(wait, user, null))
            .toList());
  }

  @GetMapping("/runs/{id}/waits")
  WaitList openWaits(@PathVariable String id, User user) {
    Run run = readable(id, user);
    boolean mayTell = permissions.allows(user, DecisionsController.PERMISSION, id);
    return new WaitList(
        waits.of(run.id()).stream()
            .map(wait -> WaitAnswer.of(wait, user, mayTell ? signalUrl(wait) : null))
            .toList());
  }

  @PostMapping("/runs/{id}/votes")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void vote(@PathVariable String id, @RequestBody VoteBody body, User user) {
    Vote.Verdict verdict = Vote.Verdict.valueOf(body.verdict().name());
    Vote vote = new Vote(body.waitKey(), verdict, user.ref(), user.groups(), body.comment());
    voting.vote(user, id, vote, Voting.Place.PORTAL);
  }

  @PostMapping("/runs/{id}/wait-decisions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decideWait(@PathVariable String id, @RequestBody WaitDecisionBody body, User user) {
    Run run = readable(id, user);
    permissions.require(user, DecisionsController.PERMISSION, id);
    decisions.decideWait(
        run,
        new WaitDecision(
            body.waitKey(),
            WaitDecision.Verb.valueOf(body.decision().name()),
            user.ref(),
            body.reason(),
            body.output()));
    audit.record(
        user,
        DecisionsController.PERMISSION,
        id,
        Map.of("decision", "wait-" + RunAnswer.word(body.decision()), "wait", body.waitKey()));
  }

  /** Needs no sign-in: whoever has the address may use it, once. */
  @PostMapping("/signals/{token}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void tell(
      @PathVariable String token,
      @RequestBody(required = false) @Nullable Map<String, Object> payload) {
    ApiFailure unknown =
        ApiFailure.notFound("Nothing waits at this address. See that it is whole.");
    SignalTokens.Target target = tokens.read(token).orElseThrow(() -> unknown);
    Run run = runs.find(target.runId()).orElseThrow(() -> unknown);
    decisions.tell(run, new Signal(target.waitKey(), payload == null ? Map.of() : payload));
  }

  private @Nullable String signalUrl(OpenWait wait) {
    return wait.kind().equals("signal")
        ? address.base()
            + "/api/formwork/v1/signals/"
            + tokens.token(new SignalTokens.Target(wait.runId().toString(), wait.key()))
        : null;
  }

  private Run readable(String id, User user) {
    Run run =
        runs.find(id)
            .orElseThrow(() -> ApiFailure.notFound("Run %s does not exist.".formatted(id)));
    permissions.require(user, "scaffolder.task.read", id);
    return run;
  }
}
