package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.forEach;
import static dev.formwork.workflows.interpreter.Requests.onFailure;
import static dev.formwork.workflows.interpreter.Requests.onlyIf;
import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The edge cases of Backstage's templating that show in a run, with the numbers they have in our
 * contract. Those about secrets that reach an action stand with the actions.
 */
class TemplatingCasesTest {

  private static final String WARN = "\u001b[33mwarn\u001b[39m: ";

  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  @DisplayName("2-7, 10-19: inputs keep types, lose what is undefined, and are rendered once")
  void rendersInputs() {
    Map<String, Object> templates = new LinkedHashMap<>();
    Map<String, Object> expected = new LinkedHashMap<>();
    for (Object[] each : values()) {
      templates.put((String) each[0], each[1]);
      if (each[2] != null) {
        expected.put((String) each[0], each[2].equals("null") ? null : each[2]);
      }
    }
    templates.put("${{ parameters.name }}", 1);
    expected.put("${{ parameters.name }}", 1);

    run(step("my-id", map("v", 7)), step("check", templates));

    assertThat(inputOf("check")).isEqualTo(expected);
    assertThat(runs.actions().messages()).noneMatch(message -> message.startsWith(WARN));
  }

  /** Number, template, and what comes out: null for a key that is gone, "null" for null. */
  private static List<Object[]> values() {
    return List.of(
        new Object[] {"2", "${{ parameters.missing }}", null},
        new Object[] {"3", List.of("${{ parameters.missing }}", "b"), Arrays.asList(null, "b")},
        new Object[] {"4", "a${{ parameters.missing }}", "a"},
        new Object[] {"5", "${{ parameters.nul }}", "null"},
        new Object[] {"5 in text", "a${{ parameters.nul }}", "a"},
        new Object[] {"6", "${{ parameters.obj }}!", "[object Object]!"},
        new Object[] {"7", "${{ parameters.obj | dump }}", "{\"k\":\"v\"}"},
        new Object[] {"11", "{{ parameters.name }}", "{{ parameters.name }}"},
        new Object[] {"12", "${{ \"${{\" }}", "${{"},
        new Object[] {"13", "$${{ parameters.n }}", "$5"},
        new Object[] {"14", "${{ parameters.template }}", "${{ 1+1 }}"},
        new Object[] {"15", "${{ steps.my-id.output.v }}|${{ steps['my-id'].output.v }}", "NaN|7"},
        new Object[] {"16", "${{ parameters.n == '5' }}", true},
        new Object[] {"17", "${{ parameters.nul | default('d') }}", "null"},
        new Object[] {"17 missing", "${{ parameters.missing | default('d') }}", "d"},
        new Object[] {"18", "{% set x = 1 %}${{ x }}", "1"},
        new Object[] {"19 sum", "${{ [1,2,3] | sum }}", 6},
        new Object[] {"19 floor", "${{ 7 // 2 }}", 3},
        new Object[] {"19 power", "${{ 2 ** 3 }}", 8});
  }

  @Test
  @DisplayName("8, 9, 20: what fails is passed on as it is, and the run warns of it")
  void passesOnWhatFails() {
    Map<String, Object> input =
        map(
            "filter", "${{ parameters.name | nofilter }}",
            "syntax", "pre ${{ parameters. ",
            "include", "{% include 'x' %}");

    RunView view = run(step("check", map("deep", List.of(input))));

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(inputOf("check")).isEqualTo(map("deep", List.of(input)));
    assertThat(warnings())
        .hasSize(3)
        .anyMatch(
            message ->
                message.startsWith(
                        WARN + "The expression at /deep/0/filter was passed on as it is, because")
                    && message.contains("nofilter"));
  }

  @Test
  @DisplayName("8: a warning costs no activity, and one sentence is told once")
  void warnsOnceForAllIterations() {
    RunView view =
        run(
            forEach("${{ range(30) }}", step("claim", map("name", "${{ 1 | nofilter }}"))),
            onlyIf("${{ x | nofilter }}", step("next")));

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(warnings())
        .hasSize(2)
        .anyMatch(message -> message.contains("at /name"))
        .anyMatch(message -> message.contains("at if"));
    assertThat(runs.actions().events())
        .filteredOn(event -> event.message().startsWith(WARN))
        .extracting(RunEvent::stepId)
        .containsExactly("claim", "next");
  }

  @Test
  @DisplayName("22, 32-34: output loses secrets, and items whose `if` is false")
  void rendersOutput() {
    List<Object> links =
        List.of(
            map("if", "${{ parameters.missing }}", "url", "u"),
            map("if", "${{ parameters.f }}", "url", "dropped"),
            map("if", "${{ parameters.nul }}", "url", "dropped"),
            map("if", "false", "url", "literal"));
    Map<String, Object> output =
        map(
            "secret",
            "${{ secrets.token }}",
            "broken",
            "${{ 1 | nofilter }}",
            "links",
            links,
            "text",
            List.of("str", map("if", List.of(), "content", "c")));

    RunView view = runs.run(requests(step("check")).output(output));

    assertThat(view.output())
        .isEqualTo(
            map(
                "broken", "${{ 1 | nofilter }}",
                "links", List.of(map("url", "u"), map("url", "literal")),
                "text", List.of("str")));
    assertThat(warnings()).singleElement().asString().contains("at output/broken");
    assertThat(runs.actions().messages().getLast())
        .isEqualTo("Run completed with status: completed");
  }

  @Test
  @DisplayName("23-26: which values of `if` let a step run")
  void decidesByIf() {
    Object[][] cases = {
      {"secret", "${{ secrets.token }}", false},
      {"text-false", "false", true},
      {"text-zero", "0", true},
      {"blank", " ${{ false }}", true},
      {"list", "${{ [] }}", false},
      {"map", "${{ {} }}", true},
      {"empty", "", false},
      {"broken", "${{ x | nofilter }}", true},
      {"false", false, false},
      {"zero", 0, true},
      {"null", "${{ parameters.nul }}", false},
      {"nan", "${{ 0 / 0 }}", false},
    };
    List<StepSpec> steps = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (Object[] each : cases) {
      steps.add(onlyIf(each[1], step((String) each[0])));
      if (each[2].equals(true)) {
        expected.add((String) each[0]);
      }
    }

    run(steps.toArray(StepSpec[]::new));

    assertThat(runs.actions().requests()).extracting(StepRequest::stepId).isEqualTo(expected);
  }

  @Test
  @DisplayName("27: `each` over neither a list nor an object fails the step")
  void refusesOtherKindsInEach() {
    RunView view =
        run(
            Stream.of("${{ 3 }}", "text", "${{ parameters.nul }}", "${{ parameters.missing }}")
                .map(
                    each ->
                        onFailure(
                            FailurePolicy.CONTINUE,
                            forEach(each, step("s" + Math.abs(each.hashCode())))))
                .toArray(StepSpec[]::new));

    assertThat(view.steps()).extracting(StepView::state).containsOnly(StepState.FAILED);
    assertThat(runs.actions().requests()).isEmpty();
    assertThat(String.join("\n", runs.actions().messages()))
        .contains(
            "resolves to a number",
            "resolves to a string",
            "resolves to null",
            "cannot be resolved to a value");
  }

  @Test
  @DisplayName("28-30: `each` over nothing, over an object, and with rounds left out")
  void iterates() {
    RunView view =
        runs.run(
            requests(
                    forEach(List.of(), step("none")),
                    forEach(
                        map("x", 1, "y", 2),
                        step("object", map("v", "${{ each.key }}=${{ each.value }}"))),
                    onlyIf(
                        "${{ each.value != 'b' }}",
                        forEach(
                            List.of("a", "b", "c"), step("list", map("v", "${{ each.value }}")))))
                .output(
                    map(
                        "none", "${{ steps.none.output }}",
                        "object", "${{ steps.object.output.v }}",
                        "list", "${{ steps.list.output.v }}")));

    assertThat(view.output())
        .isEqualTo(
            map("none", Map.of(), "object", List.of("x=1", "y=2"), "list", List.of("a", "c")));
  }

  @Test
  @DisplayName("31: the first round carries the inputs of all, to be checked before it runs")
  void sendsAllInputsWithTheFirstRound() {
    run(
        onlyIf(
            "${{ each.value != 'a' }}",
            forEach(
                List.of("a", "b", "c", "d"),
                step("claim", map("v", "${{ each.value }}", "s", "${{ secrets.token }}")))));

    StepRequest first = runs.actions().requests().getFirst();
    assertThat(first.iteration()).isEqualTo("1");
    assertThat(first.toCome()).extracting(StepRequest.Round::iteration).containsExactly("2", "3");
    assertThat(first.toCome().getLast().input())
        .isEqualTo(map("v", "d", "s", "${{ secrets.token }}"));
    assertThat(first.toCome().getLast().deferred()).containsExactly("/s");
    assertThat(runs.actions().requests().getLast().toCome()).isEmpty();
  }

  @Test
  @DisplayName("31: inputs that are too large together wait for their own round")
  void sendsNotMoreThanFits() {
    run(
        forEach(
            "${{ range(10) }}", step("claim", map("v", "x".repeat(5_000) + "${{ each.value }}"))));

    assertThat(runs.actions().requests().getFirst().toCome()).hasSize(2);
    assertThat(runs.actions().requests()).hasSize(10);
  }

  @Test
  @DisplayName("35: after a failure only what really asks always() or failure() runs")
  void runsAfterAFailure() {
    runs.actions().failing("test:bad", "InvalidInput", "Bad.");

    RunView view =
        runs.run(
            requests(
                    step("bad"),
                    onlyIf("${{ true }}", step("plain")),
                    onlyIf("${{ always() }}", step("always")),
                    onlyIf("${{ failure() and parameters.no }}", step("no")),
                    onlyIf("${{ parameters.no and always() }}", step("short")))
                .onFailure(FailurePolicy.KEEP));

    assertThat(view.steps())
        .extracting(StepView::state)
        .containsExactly(
            StepState.FAILED,
            StepState.SKIPPED,
            StepState.KEPT,
            StepState.SKIPPED,
            StepState.SKIPPED);
    assertThat(runs.actions().messages())
        .contains(
            "Skipping step plain because a previous step failed",
            "Skipping step no because its if condition was false",
            "Skipping step short because a previous step failed");
  }

  @Test
  @DisplayName("36: of two steps with one id, the later output counts")
  void overwritesOutputsOfOneId() {
    RunView view =
        runs.run(
            requests(step("same", map("v", 1)), step("same", map("v", 2)))
                .output(map("v", "${{ steps.same.output.v }}")));

    assertThat(view.output()).isEqualTo(map("v", 2));
  }

  @Test
  @DisplayName("37: the id that a step without one gets can be looked up")
  void findsStepsByTheIdTheyWereGiven() {
    RunView view =
        runs.run(
            requests(step("step-1", map("v", 1)))
                .output(map("v", "${{ steps['step-1'].output.v }}")));

    assertThat(view.output()).isEqualTo(map("v", 1));
  }

  private RunView run(StepSpec... steps) {
    return runs.run(requests(steps));
  }

  private static Requests requests(StepSpec... steps) {
    Map<String, Object> parameters =
        map(
            "name",
            "My App",
            "n",
            5,
            "zero",
            0,
            "f",
            false,
            "no",
            false,
            "arr",
            List.of("a"),
            "obj",
            map("k", "v"),
            "template",
            "${{ 1+1 }}");
    parameters.put("nul", null);
    return Requests.of(steps).parameters(parameters);
  }

  private Map<String, Object> inputOf(String stepId) {
    return runs.actions().requests().stream()
        .filter(request -> request.stepId().equals(stepId))
        .findFirst()
        .orElseThrow()
        .input();
  }

  private List<String> warnings() {
    return runs.actions().messages().stream().filter(message -> message.startsWith(WARN)).toList();
  }
}
