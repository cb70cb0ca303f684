package dev.formwork.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalIT {

  @TempDir static Path folder;

  private FormworkProcess formwork;
  private Chromium chromium;

  @BeforeAll
  void startEverything() {
    chromium = new Chromium();
    formwork = FormworkProcess.up(folder.resolve("data"));
  }

  @AfterAll
  void stopEverything() {
    if (formwork != null) {
      chromium.close();
      formwork.close();
    }
  }

  @Test
  void leadsFromTheGalleryToAFinishedRunWithoutTheAddressBar() {
    Page page = open(ColorScheme.LIGHT, 1440, 1000);
    Chromium.picture(page, "gallery");
    page.getByRole(AriaRole.LINK, named("Java service")).first().click();
    fillIn(page);
    page.getByRole(AriaRole.BUTTON, named("Create")).click();

    assertThat(page.getByText("Next steps").first())
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));

    assertThat(page.getByText("demo/browser-made").first()).isVisible();
    Chromium.picture(page, "run");
    page.getByRole(AriaRole.LINK, named("Runs")).first().click();
    assertThat(page.getByText("browser-made").first()).isVisible();
    Chromium.picture(page, "runs");
    page.getByRole(AriaRole.LINK, named("Outbox")).first().click();
    assertThat(page.getByText("#team-browser").first()).isVisible();
    Chromium.picture(page, "outbox");
    page.getByRole(AriaRole.LINK, named("Catalog")).first().click();
    assertThat(page.getByText("browser-made").first()).isVisible();
    Chromium.picture(page, "catalog");
    page.getByRole(AriaRole.LINK, named("Repositories")).first().click();
    assertThat(page.getByText("browser-made").first()).isVisible();
    Chromium.picture(page, "repositories");
    chromium.requireNoProblems();
  }

  @Test
  void looksWellInTheDarkAndOnAPhone() {
    Page page = open(ColorScheme.DARK, 390, 844);

    int overflow = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");

    assertThat(overflow).isLessThanOrEqualTo(0);
    Chromium.picture(page, "gallery-dark-narrow");
  }

  private void fillIn(Page page) {
    page.getByLabel(Pattern.compile("^Name")).first().fill("browser-made");
    page.getByLabel(Pattern.compile("^Description")).first().fill("Made by a browser.");
    page.getByLabel(Pattern.compile("^Owner")).first().fill("group:default/platform");
    page.keyboard().press("Tab");
    Chromium.picture(page, "form");
    next(page);
    page.getByLabel(Pattern.compile("^Owner", Pattern.CASE_INSENSITIVE)).first().fill("demo");
    page.getByLabel(Pattern.compile("^Repository", Pattern.CASE_INSENSITIVE))
        .last()
        .fill("browser-made");
    next(page);
    next(page);
    page.getByLabel(Pattern.compile("Slack")).first().fill("#team-browser");
    page.getByLabel(Pattern.compile("E-mail")).first().fill("browser@example.org");
    page.getByRole(AriaRole.BUTTON, named("Review")).last().click();
    Chromium.picture(page, "review");
  }

  private static void next(Page page) {
    page.getByRole(AriaRole.BUTTON, named("Next")).click();
  }

  private Page open(ColorScheme scheme, int width, int height) {
    Page page = chromium.page(scheme, width, height);
    page.navigate(formwork.url().toString());
    assertThat(page.getByText("Java service").first()).isVisible();
    return page;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
