package dev.formwork.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Pictures of Temporal's own pages for runs in each state, with payloads that the codec endpoint
 * has decoded, in `target/pictures`.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemporalPagesIT {

  private static final String STEPS =
      """
      onFailure: %s
      steps:
        - {id: folder, name: Make the folder, action: 'test:gate', input: {name: '${{ parameters.name }}-folder'}}
        - id: ask
          name: Ask the owners
          if: ${{ parameters.name === 'ui-waiting' }}
          action: approval:request
          input: {approvers: ['group:default/payments', 'user:default/ada'], message: May they have 500 GB?}
        - {id: gate, name: Make the thing, action: 'test:gate', input: {name: '${{ parameters.name }}'}}
        - {id: last, name: Tell of it, action: 'debug:log', input: {message: Done}}
      """;

  private Team team;
  private Chromium chromium;
  private String pausing;
  private String undoing;

  @BeforeAll
  void starts() {
    chromium = new Chromium();
    team = Team.shared();
    pausing = team.template("ui-pausing", STEPS.formatted("pause"));
    undoing = team.template("ui-undoing", STEPS.formatted("undo"));
  }

  @AfterAll
  void stops() {
    if (chromium != null) {
      chromium.close();
    }
  }

  /**
   * Pictures of a workflow's history and of its current details, which stand in frames.
   *
   * @param summary of what happens now
   */
  private void look(String id, String name, String summary, String details) {
    Page page = chromium.page(ColorScheme.LIGHT, 1440, 1000);
    page.navigate(team.ada().api().run(id).path("temporalUrl").asText());
    assertThat(page.locator("body")).containsText(summary, patiently());
    page.waitForTimeout(2_000);
    Chromium.picture(page, "temporal-" + name);
    page.getByText("User Metadata").first().click();
    page.waitForCondition(
        () -> page.frames().stream().anyMatch(frame -> shows(frame, details)),
        new Page.WaitForConditionOptions().setTimeout(40_000));
    page.waitForTimeout(1_000);
    Chromium.picture(page, "temporal-" + name + "-details");
    page.context().close();
  }

  private static boolean shows(Frame frame, String text) {
    try {
      return frame.content().contains(text);
    } catch (PlaywrightException replacedMeanwhile) {
      return false;
    }
  }

  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(40_000);
  }

  @Test
  void showARunThatRuns() {
    team.order("ui-running.hold");
    String id = team.launch(undoing, "ui-running");
    team.await(id, run -> run.path("steps").get(2).path("state").asText().equals("running"));

    look(id, "1-running", "3/4 test:gate ui-running", "Ledger service");

    team.release("ui-running.hold");
    team.await(id, "completed");
  }

  @Test
  void showARunThatWaitsForApproval() {
    String id = team.launch(undoing, "ui-waiting");
    team.await(id, "waiting");

    look(id, "2-waiting", "2/4 approval:request for approval", "waits for approval until");

    team.ada().api().post("/api/formwork/v1/runs/" + id + "/cancel", "{}");
    team.await(id, "cancelled");
  }

  @Test
  void showARunThatIsPaused() {
    team.order("ui-paused.shut");
    String id = team.launch(pausing, "ui-paused");
    team.await(id, "paused");

    look(id, "3-paused", "time to decide about step gate", "Someone must decide until");

    team.release("ui-paused.shut");
    team.ada()
        .api()
        .post("/api/formwork/v1/runs/" + id + "/decisions", "{\"decision\":\"retry\",\"pause\":1}");
    team.await(id, "completed");
  }

  @Test
  void showARunThatIsTakenBackAndThenOneThatWas() {
    team.order("ui-undone.shut");
    team.order("ui-undone-folder.hold-undo");
    team.order("ui-undone-folder.changed");
    String id = team.launch(undoing, "ui-undone");
    team.await(id, run -> run.path("steps").get(0).path("state").asText().equals("undoing"));

    look(id, "4-undoing", "undo 1/4 test:gate", "undoing");

    team.release("ui-undone-folder.hold-undo");
    team.await(id, "undone_with_leftovers");
    look(id, "5-undone", "undo 1/4 test:gate", "An operator must look");
  }
}
