package dev.formwork.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Steps at once and a template as a step, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChildRunsPortalIT {

  private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
      new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

  private static final String INNER =
      """
      steps:
        - {id: store, name: Make the store, action: 'test:gate', input: {name: '${{ parameters.name }}'}}
        - id: ask
          name: Ask for the budget
          if: ${{ parameters.name === 'asking-ledger' }}
          action: approval:request
          input: {approvers: ['user:default/bob'], message: May it be made?}
      """;

  private static final String OUTER =
      """
      steps:
        - {id: folder, name: Make the folder, action: 'test:gate', input: {name: '${{ parameters.name }}-folder'}}
        - id: both
          parallel:
            - {id: left, name: Make the pipeline, action: 'test:gate', input: {name: '${{ parameters.name }}-pipeline'}}
            - {id: right, name: Make the database, action: 'test:gate', input: {name: '${{ parameters.name }}-database'}}
        - id: ledger
          name: Make the ledger
          action: template:run
          input: {template: inner-ledger, values: {name: '${{ parameters.name }}-ledger'}}
        - {id: tell, name: Tell of it, action: 'debug:log', input: {message: 'See ${{ steps.ledger.output.runId }}'}}
      """;

  private Team team;
  private Chromium chromium;
  private String outer;

  @BeforeAll
  void starts() {
    chromium = new Chromium();
    team = Team.shared();
    team.template("inner-ledger", INNER);
    outer = team.template("outer-ledger", OUTER);
  }

  @AfterAll
  void stops() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private Page launch(String name) {
    Page page = chromium.page();
    page.navigate(team.ada().portal() + "/runs/" + team.launch(outer, name));
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator title(Page page, String text) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile(text)));
  }

  private static void open(Page page, String tab) {
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(tab)).click();
  }

  /** Where the run within stands is asked for now and then. */
  private static void requireWithin(Page page, String phase) {
    assertThat(page.locator(".step .child-runs .badge"))
        .hasText(phase, new LocatorAssertions.HasTextOptions().setTimeout(20_000));
  }

  private static Locator inner(Page page) {
    return page.locator(".step .child-runs a");
  }

  @Test
  void areShownFromTheirBeginningUntilTheyAreTakenBack() {
    team.order("shown-pipeline.hold");
    team.order("shown-database.hold");
    team.order("shown-ledger.hold");
    Page page = launch("shown");
    assertThat(page.locator(".step-group .step[data-state=running]")).hasCount(2);
    assertThat(page.locator(".step-group")).containsText("2 steps at once");
    chromium.look(page, "child-1-at-once");
    team.release("shown-pipeline.hold");
    team.release("shown-database.hold");

    assertThat(inner(page)).hasText("Ledger service: shown-ledger");
    requireWithin(page, "Running");
    chromium.look(page, "child-2-within");
    String outerPage = page.url();
    inner(page).click();
    assertThat(page.locator(".run-facts")).containsText("step “Make the ledger” of");
    chromium.look(page, "child-3-inner");
    page.locator(".run-facts a[href^='/runs/']").click();
    assertThat(page).hasURL(outerPage);
    team.release("shown-ledger.hold");

    assertThat(title(page, "Everything was made")).isVisible(PATIENTLY);
    requireWithin(page, "Completed");
    chromium.look(page, "child-4-done");
    open(page, "Timeline");
    assertThat(page.locator(".timeline")).containsText("“Make the ledger” completed");
    chromium.look(page, "child-5-timeline");
    takeBack(page);
    chromium.requireNoProblems();
  }

  private void takeBack(Page page) {
    button(page, "Take it back").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Make the ledger");
    chromium.look(page, "child-6-preview");
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take it back"))
        .click();
    assertThat(title(page, "The run was taken back, and nothing of it remains"))
        .isVisible(PATIENTLY);
    chromium.look(page, "child-7-undone-timeline");
    open(page, "Steps");
    requireWithin(page, "Undone");
    chromium.look(page, "child-8-undone");
    inner(page).click();
    assertThat(title(page, "The run was taken back, and nothing of it remains"))
        .isVisible(PATIENTLY);
    chromium.look(page, "child-9-inner-undone");
  }

  @Test
  void areDecidedAboutOnTheirOwnPageWhenTheirUndoFails() {
    team.order("bolted-ledger.stuck");
    Page page = launch("bolted");
    assertThat(title(page, "Everything was made")).isVisible(PATIENTLY);
    String outerPage = page.url();
    confirm(page);
    requireWithin(page, "Undoing");
    inner(page).click();
    assertThat(title(page, "“Make the store” could not be taken back")).isVisible(PATIENTLY);
    chromium.look(page, "child-13-stuck");
    team.release("bolted-ledger.stuck");

    button(page, "Try again").click();

    assertThat(title(page, "The run was taken back, and nothing of it remains"))
        .isVisible(PATIENTLY);
    page.navigate(outerPage);
    assertThat(title(page, "The run was taken back, and nothing of it remains"))
        .isVisible(PATIENTLY);
    chromium.requireNoProblems();
  }

  private static void confirm(Page page) {
    button(page, "Take it back").click();
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take it back"))
        .click();
  }

  @Test
  void tellThatTheRunWithinWaitsForSomebodyAndAreCancelledTogether() {
    Page page = launch("asking");
    requireWithin(page, "Waiting");
    assertThat(page.getByText("“Make the ledger” waits")).isVisible();
    chromium.look(page, "child-10-waits");

    button(page, "Cancel the run").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("asking-pipeline");
    chromium.look(page, "child-11-cancel");
    dialog
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel the run"))
        .click();

    assertThat(title(page, "The run was cancelled, and nothing of it remains"))
        .isVisible(PATIENTLY);
    requireWithin(page, "Cancelled");
    chromium.look(page, "child-12-cancelled");
    chromium.requireNoProblems();
  }
}
