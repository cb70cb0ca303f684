package dev.formwork.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Taking back a run that has ended, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecommissionPortalIT {

  private static final String STEPS =
      """
      steps:
        - {id: folder, name: Make the folder, action: 'test:gate', input: {name: '${{ parameters.name }}-folder'}}
        - {id: thing, name: Make the thing, action: 'test:gate', input: {name: '${{ parameters.name }}'}}
        - {id: tell, name: Tell of it, action: 'debug:log', input: {message: Done}}
      """;

  private Team team;
  private Chromium chromium;
  private String template;

  @BeforeAll
  void starts() {
    chromium = new Chromium();
    team = Team.shared();
    template = team.template("decommissioned", STEPS);
  }

  @AfterAll
  void stops() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private Page completed(String name) {
    String id = team.launch(template, name);
    team.await(id, "completed");
    Page page = chromium.page();
    page.navigate(team.ada().portal() + "/runs/" + id);
    page.getByRole(AriaRole.BUTTON, named("Take it back")).click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("the newest first");
    return page;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static void confirm(Page page) {
    page.getByLabel("Reason (optional)").fill("Retired.");
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take it back"))
        .click();
  }

  private static Locator title(Page page, String text) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile(text)));
  }

  @Test
  void takesBackWhatTheRunMade() {
    Page page = completed("retired");
    chromium.look(page, "decommission-1-preview");

    confirm(page);

    assertThat(title(page, "The run was taken back, and nothing of it remains")).isVisible();
    assertThat(page.locator(".made li[data-state=undone]")).hasCount(2);
    page.getByRole(AriaRole.TAB, named("Timeline")).click();
    assertThat(page.locator(".timeline")).containsText("“Make the folder” was taken back");
    chromium.look(page, "decommission-2-done");
    chromium.requireNoProblems();
  }

  @Test
  void listsWhatSomebodyChangedMeanwhile() {
    team.order("shared.changed");
    Page page = completed("shared");

    confirm(page);

    assertThat(title(page, "The run was taken back, and 1 thing of it remains")).isVisible();
    assertThat(page.locator(".made-reason").first()).containsText("Somebody changed it");
    chromium.look(page, "decommission-3-leftovers");
    chromium.requireNoProblems();
  }

  @Test
  void asksWhetherAnUndoThatFailsIsTriedAgain() {
    team.order("bolted.stuck");
    Page page = completed("bolted");
    confirm(page);
    assertThat(title(page, "“Make the thing” could not be taken back")).isVisible();
    team.release("bolted.stuck");

    page.getByRole(AriaRole.BUTTON, named("Try again")).click();

    assertThat(title(page, "The run was taken back, and nothing of it remains")).isVisible();
    chromium.requireNoProblems();
  }

  @Test
  void isThereFromATerminal() {
    String id = team.launch(template, "terminal");
    team.await(id, "completed");

    ChildJvm terminal =
        ChildJvm.start(
            Main.class,
            List.of(
                "run", "undo", id, "--yes", "--watch", "--server", team.ada().portal().toString()));

    assertThat(terminal.awaitExit()).as(terminal.output()).isZero();
    assertThat(terminal.output())
        .contains("takes back thing (thing terminal)", "undone, ", "taken back");
  }
}
