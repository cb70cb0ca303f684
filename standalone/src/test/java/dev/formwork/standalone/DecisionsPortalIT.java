package dev.formwork.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each decision about a run in a real browser, on a real worker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionsPortalIT {

  private static final String STEPS =
      """
      onFailure: %s
      decideWithin: %s
      steps:
        - {id: first, name: Make the folder, action: 'test:gate', input: {name: '${{ parameters.name }}-folder'}}
        - {id: gate, name: Make the thing, action: 'test:gate', input: {name: '${{ parameters.name }}'}}
        - {id: last, name: Tell of it, action: 'debug:log', input: {message: 'It is at ${{ steps.gate.output.url }}'}}
      output:
        text:
          - {title: Where it is, content: 'The thing is at ${{ steps.gate.output.url }}'}
      """;

  private Team team;
  private Chromium chromium;
  private String pausing;
  private String impatient;
  private String undoing;

  @BeforeAll
  void starts() {
    chromium = new Chromium();
    team = Team.shared();
    pausing = team.template("pausing", STEPS.formatted("pause", "7d"));
    impatient = team.template("impatient", STEPS.formatted("pause", "3s"));
    undoing = team.template("undoing", STEPS.formatted("undo", "7d"));
  }

  @AfterAll
  void stops() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  private static Locator title(Page page, String text) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile(text)));
  }

  /** A page that shows the run of a template whose gate is shut. */
  private Page paused(String name) {
    team.order(name + ".shut");
    String id = team.launch(pausing, name);
    team.await(id, "paused");
    return show(id);
  }

  private Page show(String id) {
    Page page = chromium.page();
    page.navigate(team.ada().portal() + "/runs/" + id);
    assertThat(page.locator(".steps, .timeline").first()).isVisible();
    return page;
  }

  @Test
  void runsTheFailedStepAgainWhenTheCauseIsMended() {
    team.order("retried.busy");
    Page page = paused("retried");
    assertThat(title(page, "Waiting for a decision: “Make the thing” failed")).isVisible();
    chromium.look(page, "decide-1-paused");
    team.release("retried.shut");

    button(page, "Try again").click();
    assertThat(page.getByRole(AriaRole.DIALOG))
        .containsText("Runs “Make the thing”, “Tell of it”, as far as their conditions let them.");
    chromium.look(page, "decide-2-retry");
    button(page, "Run it again").click();

    assertThat(title(page, "Everything was made")).isVisible();
    page.getByRole(AriaRole.TAB, named("Timeline")).click();
    assertThat(page.locator(".timeline")).containsText("ada runs “Make the thing” again.");
    assertThat(page.locator(".timeline")).containsText("did not work and is tried again");
    chromium.look(page, "decide-3-timeline");
    chromium.requireNoProblems();
  }

  @Test
  void runsTheFailedStepAgainWithAnotherInput() {
    Page page = paused("edited");

    button(page, "Try again").click();
    Locator input = page.getByLabel("Input of the step");
    assertThat(input).hasValue(Pattern.compile("parameters.name"));
    input.fill("{\"name\": \"edited-otherwise\"}");
    page.getByLabel("Reason (optional)").fill("The first name is taken.");
    button(page, "Run it again").click();

    assertThat(title(page, "Everything was made")).isVisible();
    assertThat(page.getByText("The thing is at https://things.example.org/edited-otherwise"))
        .isVisible();
    chromium.requireNoProblems();
  }

  @Test
  void goesOnWithoutTheFailedStepWithAnOutputInItsPlace() {
    Page page = paused("skipped");

    button(page, "Leave it out").click();
    page.getByLabel("Output of the step (optional)").fill("{\"url\": \"https://by.hand/skipped\"}");
    chromium.look(page, "decide-4-skip");
    button(page, "Go on without it").click();

    assertThat(title(page, "Everything was made")).isVisible();
    assertThat(page.getByText("The thing is at https://by.hand/skipped")).isVisible();
    chromium.requireNoProblems();
  }

  @Test
  void takesTheRunBack() {
    Page page = paused("undone");

    button(page, "Take back").click();
    assertThat(page.getByRole(AriaRole.DIALOG))
        .containsText("Takes back “Make the thing”, “Make the folder”");
    button(page, "Take it back").click();

    assertThat(title(page, "The run failed, and nothing of it remains")).isVisible();
    assertThat(page.locator(".made li[data-state=undone]")).hasCount(1);
    page.getByRole(AriaRole.TAB, named("Timeline")).click();
    assertThat(page.locator(".timeline")).containsText("“Make the folder” was taken back");
    chromium.look(page, "decide-5-undone");
    chromium.requireNoProblems();
  }

  @Test
  void keepsWhatWasMadeAndEndsTheRun() {
    Page page = paused("kept");

    button(page, "Keep and end").click();
    button(page.getByRole(AriaRole.DIALOG), "Keep and end").click();

    assertThat(title(page, "The run failed, and what it made was kept")).isVisible();
    assertThat(page.locator(".made").first()).containsText("Kept");
    chromium.look(page, "decide-6-kept");
    chromium.requireNoProblems();
  }

  private static Locator button(Locator within, String name) {
    return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  @Test
  void takesTheRunBackWhenNobodyDecidesInTime() {
    team.order("late.shut");
    String id = team.launch(impatient, "late");
    team.await(id, "paused");
    Page page = show(id);

    assertThat(title(page, "The run failed, and nothing of it remains")).isVisible();

    page.getByRole(AriaRole.TAB, named("Timeline")).click();
    assertThat(page.locator(".timeline")).containsText("Nobody decided in time.");
    chromium.requireNoProblems();
  }

  @Test
  void tellsTheSecondOfTwoPeopleWhoWasFaster() {
    Page ada = paused("contested");
    Page bob = chromium.page();
    bob.navigate(ada.url().replace(team.ada().portal().toString(), team.bob().portal().toString()));
    button(ada, "Try again").click();
    assertThat(ada.getByLabel("Input of the step")).hasValue(Pattern.compile("name"));
    button(bob, "Take back").click();
    button(bob, "Take it back").click();
    assertThat(title(bob, "nothing of it remains")).isVisible();

    assertThat(ada.getByRole(AriaRole.DIALOG)).containsText("Somebody else was faster");
    assertThat(ada.getByRole(AriaRole.DIALOG)).containsText("bob takes the run back.");
    chromium.look(ada, "decide-7-second");
    chromium.requireNoProblems();
  }

  @Test
  void refusesADecisionThatSomebodyElseOvertookOnItsWay() {
    Page ada = paused("overtaken");
    String decisions =
        "/api/formwork/v1/runs/" + ada.url().replaceAll(".*/runs/|\\?.*", "") + "/decisions";
    button(ada, "Try again").click();
    assertThat(ada.getByLabel("Input of the step")).hasValue(Pattern.compile("name"));
    ada.route(
        "**" + decisions,
        route -> {
          team.bob().api().post(decisions, "{\"decision\":\"undo\",\"pause\":1}");
          route.resume();
        });

    button(ada, "Run it again").click();

    Locator answer = ada.getByRole(AriaRole.DIALOG);
    assertThat(answer).containsText("Somebody else was faster");
    assertThat(answer).containsText("bob takes the run back.");
    chromium.expect("409");
    chromium.requireNoProblems();
  }

  @Test
  void cancelsARunAfterItsCurrentStep() {
    team.order("cancelled.hold");
    String id = team.launch(undoing, "cancelled");
    team.await(id, run -> run.path("steps").get(1).path("state").asText().equals("running"));
    Page page = show(id);

    button(page, "Cancel the run").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("cancelled-folder");
    page.getByLabel("Reason (optional)").fill("Wrong team.");
    button(dialog, "Cancel the run").click();
    team.release("cancelled.hold");

    assertThat(title(page, "The run was cancelled, and nothing of it remains")).isVisible();
    chromium.requireNoProblems();
  }

  /** A page of a run whose undo has failed. */
  private Page stuck(String name) {
    team.order(name + "-folder.stuck");
    team.order(name + ".shut");
    String id = team.launch(undoing, name);
    Page page = show(id);
    assertThat(title(page, "“Make the folder” could not be taken back")).isVisible();
    return page;
  }

  @Test
  void triesAnUndoAgainWhenItsCauseIsMended() {
    Page page = stuck("locked");
    chromium.look(page, "decide-8-stuck");
    team.release("locked-folder.stuck");

    button(page, "Try again").click();

    assertThat(title(page, "The run failed, and nothing of it remains")).isVisible();
    page.getByRole(AriaRole.TAB, named("Timeline")).click();
    assertThat(page.locator(".timeline")).containsText("could not be taken back");
    chromium.requireNoProblems();
  }

  @Test
  void leavesWhatCannotBeTakenBackAndTakesItOffTheListOfWhatNeedsPeople() {
    Page page = stuck("left");

    button(page, "Leave it").click();

    assertThat(title(page, "The run failed, and 1 thing of it remains")).isVisible();
    assertThat(page.locator(".made-reason").first()).containsText("is locked");
    chromium.look(page, "decide-9-left");
    String run = page.url().replaceAll(".*/runs/|\\?.*", "");
    page.navigate(team.ada().portal() + "/attention?kind=leftovers");
    Locator card =
        page.locator(".attention")
            .filter(
                new Locator.FilterOptions().setHas(page.locator("a[href='/runs/" + run + "']")));
    assertThat(card.first()).containsText("left-folder");
    chromium.look(page, "attention");
    button(card, "I deal with it").click();
    card.getByLabel("What becomes of it?").fill("The payments team keeps it.");
    button(card, "Take it off the list").click();
    assertThat(card).hasCount(0);
    chromium.requireNoProblems();
  }
}
