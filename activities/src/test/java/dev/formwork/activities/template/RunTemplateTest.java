package dev.formwork.activities.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.QuotaExceeded;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.child.ChildRuns;
import dev.formwork.activities.port.child.InMemoryChildRuns;
import dev.formwork.templates.TemplateReader;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.Nesting;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunSpec;
import dev.formwork.workflows.start.NewRun;
import dev.formwork.workflows.start.RunnableTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunTemplateTest implements ActionContract<RunTemplate.Input, RunTemplate.Output> {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String REF = "template:default/java-service";

  private static final RunnableTemplate TEMPLATE =
      template(
          """
          apiVersion: scaffolder.backstage.io/v1beta3
          kind: Template
          metadata: {name: java-service, title: Java service}
          spec:
            type: service
            owner: platform
            parameters:
              required: [name, owner]
              properties:
                name: {type: string, maxLength: 10}
                owner: {type: string}
            steps:
              - {id: say, action: 'debug:log', input: {message: '${{ parameters.name }}'}}
          """);

  private final InMemoryChildRuns runs =
      new InMemoryChildRuns()
          .add(TEMPLATE)
          .offer("debug:log")
          .started(parent(TestStep.RUN, null))
          .started(parent(TestStep.run("0193a1b2-0000-7000-8000-000000000002"), null));

  private final ChildRequests requests =
      new ChildRequests(runs, () -> NOW, new SplittableRandom(1));

  private final List<TestStep> steps = new ArrayList<>();

  @Override
  public TestStep step() {
    TestStep step = TestStep.of(TestStep.RUN, Map.of());
    steps.add(step);
    return step;
  }

  private static RunnableTemplate template(String yaml) {
    return new RunnableTemplate(
        REF,
        "digest",
        "https://git.example/",
        Map.of("name", "java-service"),
        Objects.requireNonNull(TemplateReader.read(yaml, "template.yaml").definition()));
  }

  private static RunRequest parent(RunInfo run, Nesting nesting) {
    return new RunRequest(
        run.runId(),
        3,
        "template:default/platform",
        "Platform",
        "digest",
        new RunSpec(List.of(), Map.of(), FailurePolicy.UNDO, null),
        Map.of(),
        new Initiator("user:default/ada", "Ada", "ada@example.org", Map.of()),
        List.of(),
        null,
        null,
        Map.of("stage", "test"),
        Map.of("github.com", "github"),
        Map.of(),
        NOW,
        "https://portal.example/runs/" + run.runId(),
        7,
        nesting);
  }

  @Override
  public Action<RunTemplate.Input, RunTemplate.Output> action() {
    return new RunTemplate(outside(ChildRuns.class, runs), requests);
  }

  @Override
  public RunTemplate.Input input() {
    return input("payments");
  }

  private static RunTemplate.Input input(String name) {
    return new RunTemplate.Input(REF, Map.of("name", name, "owner", "group:default/a"), Map.of());
  }

  @Override
  public ByHand changeSince() {
    return ByHand.cannot("the steps of its own run say what stays");
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.cannot("the steps of its own run look for what is there");
  }

  @Override
  public Object world() {
    return runs.accepted().stream()
        .map(NewRun::request)
        .filter(request -> steps.stream().noneMatch(step -> request.equals(step.undoneChild())))
        .map(RunRequest::runId)
        .toList();
  }

  @Test
  void preparesARunWithThePersonAndTheWorldOfItsParent() {
    TestStep step = step();

    RunTemplate.Output output = action().run(input(), step);

    RunRequest child = step.child();
    assertThat(child.runId()).isEqualTo(output.runId());
    assertThat(child.templateRef()).isEqualTo(REF);
    assertThat(child.owner()).isEqualTo("group:default/platform");
    assertThat(child.initiator().ref()).isEqualTo("user:default/ada");
    assertThat(child.environment()).isEqualTo(Map.of("stage", "test"));
    assertThat(child.placesAtOnce()).isEqualTo(7);
    assertThat(child.actions()).containsOnlyKeys("debug:log");
    assertThat(child.place()).isEqualTo(new Nesting(TestStep.RUN.runId(), step.stepId(), 1, null));
    assertThat(output.url()).isEqualTo("https://portal.example/runs/" + output.runId());
    assertThat(step.links()).extracting(link -> link.url()).containsExactly(output.url());
    assertThat(step.made()).containsExactly(new Made("run", "Java service", output.url()));
  }

  @Test
  void preparesAnotherRunWhenAPersonRetriesTheStep() {
    TestStep step = step();
    String first = action().run(input(), step).runId();
    step.retry();

    String second = action().run(input(), step).runId();

    assertThat(second).isNotEqualTo(first);
    assertThat(runs.accepted()).hasSize(2);
  }

  @Test
  void takesRefsAsPeopleWriteThem() {
    for (String ref :
        List.of("java-service", "Template:default/Java-Service", "default/java-service")) {
      TestStep step = step();
      action().run(new RunTemplate.Input(ref, input().values(), Map.of()), step);

      assertThat(step.child().templateRef()).isEqualTo(REF);
    }
  }

  @Test
  void listsAllFaultsOfTheValues() {
    RunTemplate.Input wrong =
        new RunTemplate.Input(REF, Map.of("name", "a-name-that-is-too-long"), Map.of());

    assertThatThrownBy(() -> action().run(wrong, step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("maximum length of 10")
        .hasMessageContaining("\"owner\"");
    assertThat(runs.accepted()).isEmpty();
  }

  @Test
  void refusesTemplatesThatAreNotThereOrNeedUnknownActions() {
    RunTemplate.Input none = new RunTemplate.Input("gone", Map.of(), Map.of());
    RunTemplate.Input user = new RunTemplate.Input("user:default/ada", Map.of(), Map.of());

    assertThatThrownBy(() -> action().run(none, step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("Template template:default/gone does not exist");
    assertThatThrownBy(() -> action().run(user, step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("'user:default/ada' is no template");
  }

  @Test
  void refusesWhatThePersonMayNotLaunch() {
    runs.started(parent(TestStep.RUN, new Nesting(null, null, 0, List.of("template:default/x"))));

    assertThatThrownBy(() -> action().run(input(), step()))
        .isInstanceOf(PermissionDenied.class)
        .hasMessageStartingWith("Ada may not launch template " + REF);
  }

  @Test
  void refusesToNestTooDeep() {
    runs.started(parent(TestStep.RUN, new Nesting("p", "s", ChildRequests.MAX_DEPTH, null)));

    assertThatThrownBy(() -> action().run(input(), step())).isInstanceOf(QuotaExceeded.class);
  }

  @Test
  void refusesSecretsAmongTheValues() {
    RunInfo run = TestStep.RUN;
    RunInfo withSecret =
        new RunInfo(
            run.runId(),
            run.workflowId(),
            run.templateRef(),
            run.templateTitle(),
            run.templateDigest(),
            run.initiator(),
            List.of("token"),
            null,
            run.createdAt(),
            null);
    TestStep step = TestStep.of(withSecret, "step-1", Map.of(), Map.of("token", "s3cr3t"));

    assertThatThrownBy(() -> action().run(input("s3cr3t"), step))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("'token'")
        .hasMessageNotContaining("s3cr3t");
  }

  @Test
  void handsSecretsOnWithoutShowingThem() {
    RunTemplate.Input input =
        new RunTemplate.Input(REF, input().values(), Map.of("token", "s3cr3t"));
    TestStep step = step();

    action().run(input, step);

    assertThat(step.child().secretNames()).containsExactly("token");
    assertThat(step.child().toString()).doesNotContain("s3cr3t");
    assertThat(input.toString()).doesNotContain("s3cr3t");
    assertThat(runs.accepted().iterator().next().secrets()).containsEntry("token", "s3cr3t");
  }

  @Test
  void letsTheWorkflowTakeBackARunThatEndedWell() {
    TestStep step = step();
    RunTemplate.Output output = action().run(input(), step);
    runs.stands(output.runId(), RunPhase.COMPLETED);

    action().undo(input(), output, step);

    assertThat(step.undoneChild()).isEqualTo(step.child());
    assertThat(step.undone()).isEqualTo(step.made());
    assertThat(runs.logs()).containsExactly(output.runId());
  }

  @Test
  void reportsWhatARunCouldNotTakeBackByItself() {
    TestStep step = step();
    RunTemplate.Output output = action().run(input(), step);
    Leftover left = new Leftover("repository", "acme/payments", null, "Somebody pushed to it.");
    runs.stands(output.runId(), RunPhase.UNDONE_WITH_LEFTOVERS, left);

    action().undo(input(), output, step);

    assertThat(step.undoneChild()).isNull();
    assertThat(step.leftovers()).containsExactly(left);
  }
}
