package dev.formwork.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalIT {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  @TempDir static Path folder;

  private final List<String> problems = new ArrayList<>();
  private FormworkProcess formwork;
  private Playwright playwright;
  private Browser browser;

  @BeforeAll
  void startEverything() {
    Assumptions.assumeTrue(
        Files.isExecutable(CHROMIUM),
        "Chromium is not installed at /usr/bin/chromium. Install the Debian package chromium.");
    formwork = FormworkProcess.up(folder.resolve("data"));
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(FLAGS));
  }

  @AfterAll
  void stopEverything() {
    if (formwork != null) {
      playwright.close();
      formwork.close();
    }
  }

  @Test
  void leadsFromTheGalleryToAFinishedRunWithoutTheAddressBar() {
    try (BrowserContext context = context(ColorScheme.LIGHT, 1440, 1000)) {
      Page page = open(context);
      picture(page, "gallery");
      page.getByRole(AriaRole.LINK, named("Java service")).first().click();
      fillIn(page);
      page.getByRole(AriaRole.BUTTON, named("Create")).click();

      assertThat(page.getByText("Next steps").first())
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));

      assertThat(page.getByText("demo/browser-made").first()).isVisible();
      picture(page, "run");
      page.getByRole(AriaRole.LINK, named("Runs")).first().click();
      assertThat(page.getByText("browser-made").first()).isVisible();
      picture(page, "runs");
      page.getByRole(AriaRole.LINK, named("Outbox")).first().click();
      assertThat(page.getByText("#team-browser").first()).isVisible();
      picture(page, "outbox");
      page.getByRole(AriaRole.LINK, named("Catalog")).first().click();
      assertThat(page.getByText("browser-made").first()).isVisible();
      picture(page, "catalog");
      page.getByRole(AriaRole.LINK, named("Repositories")).first().click();
      assertThat(page.getByText("browser-made").first()).isVisible();
      picture(page, "repositories");
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void looksWellInTheDarkAndOnAPhone() {
    try (BrowserContext context = context(ColorScheme.DARK, 390, 844)) {
      Page page = open(context);

      int overflow =
          (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");

      assertThat(overflow).isLessThanOrEqualTo(0);
      picture(page, "gallery-dark-narrow");
    }
  }

  private void fillIn(Page page) {
    page.getByLabel(Pattern.compile("^Name")).first().fill("browser-made");
    page.getByLabel(Pattern.compile("^Description")).first().fill("Made by a browser.");
    page.getByLabel(Pattern.compile("^Owner")).first().fill("group:default/platform");
    page.keyboard().press("Tab");
    picture(page, "form");
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
    picture(page, "review");
  }

  private static void next(Page page) {
    page.getByRole(AriaRole.BUTTON, named("Next")).click();
  }

  private Page open(BrowserContext context) {
    Page page = context.newPage();
    page.onConsoleMessage(this::note);
    page.onPageError(error -> problems.add(error));
    page.navigate(formwork.url().toString());
    assertThat(page.getByText("Java service").first()).isVisible();
    return page;
  }

  private void note(ConsoleMessage message) {
    if (message.type().equals("error")) {
      problems.add(message.text());
    }
  }

  private BrowserContext context(ColorScheme scheme, int width, int height) {
    return browser.newContext(
        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, height));
  }

  /** Kept in `target/pictures`, to be looked at. */
  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "pictures", name + ".png"))
            .setFullPage(true));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
