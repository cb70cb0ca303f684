package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.forEach;
import static dev.formwork.workflows.interpreter.Requests.onlyIf;
import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompletedRunTest {

  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void runsEveryStepInTheOrderOfTheTemplate() {
    RunView view = runs.run(Requests.of(step("fetch"), step("publish"), step("register")));

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(view.steps()).extracting(StepView::state).containsOnly(StepState.COMPLETED);
    assertThat(runs.actions().calls())
        .containsExactly("test:fetch fetch", "test:publish publish", "test:register register");
  }

  @Test
  void recordsItsEndInBackstagesWords() {
    runs.run(Requests.of(step("fetch")).output(map("text", "made ${{ parameters.name }}")));

    assertThat(runs.actions().messages()).containsExactly("Run completed with status: completed");
    RunEvent end = runs.actions().events().getFirst();
    assertThat(end.kind()).isEqualTo(RunEvent.Kind.COMPLETION);
    assertThat(end.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(end.data()).isEqualTo(map("output", map("text", "made payments")));
  }

  @Test
  void completesWithoutAnyStep() {
    assertThat(runs.run(Requests.of()).phase()).isEqualTo(RunPhase.COMPLETED);
  }

  @Test
  void completesWhenNobodyCanRecordIt() {
    runs.actions().withoutJournal();

    assertThat(runs.run(Requests.of(step("fetch"))).phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().events()).isEmpty();
  }

  @Test
  void recordsItsEndWhenTheDatabaseIsBack() {
    runs.actions().withoutJournal(8);

    runs.run(Requests.of(step("fetch")));

    assertThat(runs.actions().messages()).containsExactly("Run completed with status: completed");
  }

  @Test
  void rendersInputsWithTheirTypes() {
    runs.run(
        Requests.of(
            step("fetch", map("version", 7, "name", "${{ parameters.name }}")),
            step(
                "publish",
                map(
                    "number", "${{ steps.fetch.output.version }}",
                    "text", "v${{ steps['fetch'].output.version }}",
                    "missing", "${{ parameters.missing }}",
                    "list", List.of("${{ parameters.missing }}", "${{ parameters.no }}"),
                    "user", "${{ user.ref }}/${{ user.entity.kind }}",
                    "task", "${{ context.task.id }}",
                    "stage", "${{ environment.parameters.stage }}",
                    "broken", "${{ parameters.name | nofilter }}",
                    "${{ key }}", true))));

    StepRequest publish = runs.actions().requests().getLast();
    assertThat(publish.input())
        .isEqualTo(
            map(
                "number",
                7,
                "text",
                "v7",
                "list",
                Arrays.asList(null, false),
                "user",
                "user:default/ada/User",
                "task",
                publish.run().runId(),
                "stage",
                "test",
                "broken",
                "${{ parameters.name | nofilter }}",
                "${{ key }}",
                true));
    assertThat(publish.deferred()).isEmpty();
    assertThat(publish.context()).isEmpty();
  }

  @Test
  void handsTheWorkspaceFromStepToStep() {
    runs.actions()
        .step("test:fetch", _ -> new StepResult(Map.of(), "s1", List.of(), List.of()))
        .step("test:log", _ -> new StepResult(Map.of(), null, List.of(), List.of()));

    runs.run(Requests.of(step("fetch"), step("log"), step("publish")));

    assertThat(runs.actions().requests())
        .extracting(StepRequest::snapshot)
        .containsExactly(null, "s1", "s1");
  }

  @Test
  void skipsStepsWhoseConditionIsFalse() {
    RunView view =
        runs.run(
            Requests.of(
                onlyIf(false, step("never")),
                onlyIf("${{ parameters.no }}", step("no")),
                onlyIf("${{ secrets.token }}", step("secret")),
                onlyIf("", step("empty")),
                onlyIf("${{ [] }}", step("list")),
                onlyIf("false", step("text")),
                onlyIf("${{ x | nofilter }}", step("broken")),
                onlyIf(0, step("number"))));

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().calls())
        .containsExactly("test:text text", "test:broken broken", "test:number number");
    assertThat(runs.actions().messages())
        .startsWith(
            "Beginning step Step never",
            "Skipping step never because its if condition was false",
            "Beginning step Step no");
    assertThat(view.steps().getFirst().state()).isEqualTo(StepState.SKIPPED);
  }

  @Test
  void runsAStepForEachItem() {
    RunView view =
        runs.run(
            Requests.of(
                    forEach(
                        "${{ parameters.regions }}",
                        step("claim", map("name", "${{ each.key }}=${{ each.value }}"))))
                .output(map("names", "${{ steps.claim.output.name }}")));

    assertThat(view.output()).isEqualTo(map("names", List.of("0=eu", "1=us")));
    assertThat(runs.actions().world()).hasSize(2).allMatch(name -> name.matches(".*/claim/[01]"));
    assertThat(runs.actions().messages())
        .containsExactly(
            "Beginning step Step claim",
            "Running step each: {\"key\":\"0\",\"value\":\"eu\"}",
            "Running step each: {\"key\":\"1\",\"value\":\"us\"}",
            "Finished step Step claim",
            "Run completed with status: completed");
  }

  @Test
  void runsAStepForEachEntryThatItsConditionLetsThrough() {
    RunView view =
        runs.run(
            Requests.of(
                    onlyIf(
                        "${{ each.value != 2 }}",
                        forEach(
                            map("x", 1, "y", 2, "z", "${{ 3 }}"),
                            step("claim", map("name", "${{ each.key }}=${{ each.value }}")))))
                .output(map("names", "${{ steps.claim.output.name }}")));

    assertThat(view.output()).isEqualTo(map("names", List.of("x=1", "z=3")));
    assertThat(runs.actions().messages())
        .contains("Skipping step each: {\"key\":\"y\",\"value\":\"2\"}");
  }

  @Test
  void completesAStepThatHasNothingToIterateOver() {
    RunView view =
        runs.run(
            Requests.of(forEach(List.of(), step("claim")))
                .output(map("claim", "${{ steps.claim.output }}")));

    assertThat(view.output()).isEqualTo(map("claim", Map.of()));
    assertThat(view.steps().getFirst().state()).isEqualTo(StepState.COMPLETED);
  }

  @Test
  void leavesLinksAndTextsOutWhoseConditionIsFalse() {
    List<Object> links =
        List.of(
            map("if", "${{ parameters.missing }}", "url", "kept"),
            map("if", "${{ parameters.no }}", "url", "dropped"),
            map("if", "false", "url", "literal"),
            map("url", "${{ secrets.token }}", "title", "plain"));

    RunView view =
        runs.run(
            Requests.of(step("fetch"))
                .output(
                    map(
                        "links",
                        links,
                        "text",
                        List.of("str", map("if", List.of(), "content", "c")))));

    assertThat(view.output())
        .isEqualTo(
            map(
                "links",
                List.of(map("url", "kept"), map("url", "literal"), map("title", "plain")),
                "text",
                List.of("str")));
  }

  @Test
  void tellsActivitiesApartByTheirSummaries() {
    Requests requests =
        Requests.of(
            step("publish", map("repoUrl", "local?owner=demo&repo=${{ parameters.name }}")),
            step("notify", map("channel", "${{ secrets.token }}", "to", "ada")));

    runs.run(requests);

    assertThat(runs.summaries(requests))
        .containsExactly("1/2 test:publish demo/payments", "2/2 test:notify ada");
  }

  @Test
  void carriesAPolicyIntoEachActivity() {
    Requests requests = Requests.of(Requests.patient(Duration.ofSeconds(30), 4, step("fetch")));

    runs.run(requests);

    ActivityTaskScheduledEventAttributes scheduled = runs.scheduled(requests).getFirst();
    assertThat(scheduled.getScheduleToCloseTimeout().getSeconds()).isEqualTo(30);
    assertThat(scheduled.getStartToCloseTimeout().getSeconds()).isEqualTo(30);
    assertThat(scheduled.getHeartbeatTimeout().getSeconds()).isEqualTo(10);
    assertThat(scheduled.getRetryPolicy().getMaximumAttempts()).isEqualTo(4);
    assertThat(scheduled.getRetryPolicy().getInitialInterval().getSeconds()).isEqualTo(2);
    assertThat(scheduled.getRetryPolicy().getNonRetryableErrorTypesList())
        .contains("InvalidInput", "PermissionDenied", "NameTaken", "Conflict", "QuotaExceeded");
  }

  @Test
  void bothersTheServerWithSlowStepsOnly() {
    Map<String, ActionPolicy> policies = new LinkedHashMap<>();
    policies.put("test:fetch", policy(Duration.ofSeconds(30)));
    policies.put("test:format", policy(Duration.ofSeconds(30)));
    policies.put("test:publish", policy(Duration.ofMinutes(2)));
    Requests requests =
        Requests.of(step("fetch"), step("format"), step("publish"), step("format"))
            .policies(policies);

    runs.run(requests);

    assertThat(runs.tellings(requests))
        .containsExactly("CurrentStep+StepsDone", "RunPhase+StepsDone");
  }

  private static ActionPolicy policy(Duration attempt) {
    return new ActionPolicy(
        attempt, Duration.ofMinutes(5), Duration.ofSeconds(15), 2, Duration.ofSeconds(1), null);
  }
}
