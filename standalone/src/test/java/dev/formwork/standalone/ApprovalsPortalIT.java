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

/** Each answer to a request for approval in a real browser, by two people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalsPortalIT {

  private static final String STEPS =
      """
      steps:
        - {id: make, name: Make the thing, action: 'test:gate', input: {name: '${{ parameters.name }}'}}
        - id: ask
          name: Ask the owners
          action: approval:request
          input: {approvers: ['user:default/ada', 'user:default/bob'], message: May they have 500 GB?, quorum: %d, selfApproval: %s, deadline: %s}
      """;

  private Team team;
  private Chromium chromium;
  private String both;
  private String others;
  private String shortly;

  @BeforeAll
  void starts() {
    chromium = new Chromium();
    team = Team.shared();
    both = team.template("both", STEPS.formatted(2, true, "3d"));
    others = team.template("others", STEPS.formatted(1, false, "3d"));
    shortly = team.template("shortly", STEPS.formatted(1, false, "3s"));
  }

  @AfterAll
  void stops() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator title(Page page, String text) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile(text)));
  }

  private String waiting(String template, String name) {
    String id = team.launch(template, name);
    team.await(id, "waiting");
    return id;
  }

  private Page show(Team.Person person, String id) {
    Page page = chromium.page();
    page.navigate(person.portal() + "/runs/" + id);
    return page;
  }

  @Test
  void needsAsManyApprovalsAsTheTemplateSays() {
    String id = waiting(both, "quorum");
    Page ada = show(team.ada(), id);
    assertThat(title(ada, "Your approval is asked for: “Ask the owners”")).isVisible();
    ada.getByLabel("Comment (optional)").fill("Until the end of the year.");
    chromium.look(ada, "approve-1-asked");

    button(ada, "Approve").click();

    assertThat(ada.getByText("1 of 2 approvals")).isVisible();
    assertThat(ada.getByText("You have approved it; others are still to answer.")).isVisible();
    Page bob = show(team.bob(), id);
    assertThat(bob.getByText(": Until the end of the year.")).isVisible();
    chromium.look(bob, "approve-2-second");
    button(bob, "Approve").click();
    assertThat(title(bob, "Everything was made")).isVisible();
    assertThat(title(ada, "Everything was made")).isVisible();
    chromium.requireNoProblems();
  }

  @Test
  void failsTheStepWhenSomeoneRejects() {
    String id = waiting(both, "rejected");
    Page bob = chromium.page();
    bob.navigate(team.bob().portal() + "/approvals");
    Locator card =
        bob.locator(".notice")
            .filter(new Locator.FilterOptions().setHas(bob.locator("a[href='/runs/" + id + "']")));
    assertThat(card).containsText("May they have 500 GB?");
    chromium.look(bob, "approve-3-inbox");
    card.getByLabel("Comment (optional)").fill("Too large.");

    card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reject")).click();

    assertThat(card).hasCount(0);
    Page ada = show(team.ada(), id);
    assertThat(title(ada, "The run failed, and nothing of it remains")).isVisible();
    assertThat(ada.locator(".outcome").first())
        .containsText("user:default/bob rejected it. Comment: Too large.");
    chromium.requireNoProblems();
  }

  @Test
  void letsNobodyApproveTheirOwnRun() {
    String id = waiting(others, "own");
    Page ada = show(team.ada(), id);

    assertThat(
            ada.getByText(
                "You started this run, and its template wants somebody else to approve it."))
        .isVisible();

    assertThat(button(ada, "Approve")).hasCount(0);
    chromium.look(ada, "approve-4-own");
    Page bob = show(team.bob(), id);
    button(bob, "Approve").click();
    assertThat(title(bob, "Everything was made")).isVisible();
    page(ada, id);
    chromium.requireNoProblems();
  }

  /** The page of who could not answer follows what the other one did. */
  private static void page(Page page, String id) {
    assertThat(page).hasURL(Pattern.compile(id));
    assertThat(title(page, "Everything was made")).isVisible();
  }

  @Test
  void takesTheRunBackWhenNobodyAnswersInTime() {
    Page ada = show(team.ada(), team.launch(shortly, "nobody"));

    assertThat(title(ada, "The run failed, and nothing of it remains")).isVisible();

    assertThat(ada.locator(".outcome").first()).containsText("0 of 1 approvals came until");
    chromium.requireNoProblems();
  }

  @Test
  void tellsOneWhoAnswersTooLateThatTheRequestIsOver() {
    String id = waiting(others, "twice");
    Page bob = show(team.bob(), id);
    Page again = show(team.bob(), id);
    assertThat(button(again, "Reject")).isVisible();
    again.context().setOffline(true);
    button(bob, "Approve").click();
    assertThat(title(bob, "Everything was made")).isVisible();
    again.context().setOffline(false);

    assertThat(title(again, "Everything was made")).isVisible();

    assertThat(button(again, "Reject")).hasCount(0);
    chromium.expect("ERR_INTERNET_DISCONNECTED");
    chromium.expect("ERR_NETWORK_CHANGED");
    chromium.requireNoProblems();
  }

  private Page unready(String name) {
    team.order(name + ".unready");
    String id = waiting(others, name);
    Page page = show(team.ada(), id);
    assertThat(title(page, "“Make the thing” is not ready yet")).isVisible();
    assertThat(page.getByText("The gate of %s is being built".formatted(name)).first()).isVisible();
    return page;
  }

  @Test
  void looksNowWhetherWhatIsWaitedForIsReady() {
    Page page = unready("built");
    chromium.look(page, "approve-5-unready");
    team.release("built.unready");

    button(page, "Look now").click();

    assertThat(title(page, "Waiting for approval: “Ask the owners”")).isVisible();
    chromium.requireNoProblems();
  }

  @Test
  void goesOnWithoutWhatIsWaitedFor() {
    Page page = unready("unneeded");

    button(page, "Go on without it").click();
    page.getByLabel("Reason (optional)").fill("It is not needed today.");
    button(page, "Go on").click();

    assertThat(title(page, "Waiting for approval: “Ask the owners”")).isVisible();
    chromium.requireNoProblems();
  }

  @Test
  void letsAStepFailThatWaitsInVain() {
    Page page = unready("never");

    button(page, "Stop waiting").click();
    button(page, "Let the step fail").click();

    assertThat(title(page, "The run failed, and nothing of it remains")).isVisible();
    chromium.requireNoProblems();
  }
}
