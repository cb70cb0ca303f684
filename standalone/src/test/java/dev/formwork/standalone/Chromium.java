package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A browser that notes what its console complains about, and what axe finds on the pages. */
final class Chromium implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Path AXE = Path.of("../portal/node_modules/axe-core/axe.min.js");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private final List<String> problems = new ArrayList<>();
  private final Playwright playwright;
  private final Browser browser;

  Chromium() {
    Assumptions.assumeTrue(
        Files.isExecutable(PROGRAM),
        "Chromium is not installed at /usr/bin/chromium. Install the Debian package chromium.");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(FLAGS));
  }

  /** A page of a desktop in the light. */
  Page page() {
    return page(ColorScheme.LIGHT, 1280, 900);
  }

  /** A page in a window of its own. */
  Page page(ColorScheme scheme, int width, int height) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, height));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Page page = context.newPage();
    page.onConsoleMessage(this::note);
    page.onPageError(problems::add);
    return page;
  }

  private void note(ConsoleMessage message) {
    if (message.type().equals("error")) {
      problems.add(message.text());
    }
  }

  /** Closes all pages and forgets complaints that the test asked for, such as an answer of 409. */
  void expect(String text) {
    browser.contexts().forEach(BrowserContext::close);
    problems.removeIf(problem -> problem.contains(text));
  }

  /** Closes all pages, and fails when the console complained or axe found something. */
  void requireNoProblems() {
    browser.contexts().forEach(BrowserContext::close);
    List<String> found = List.copyOf(problems);
    problems.clear();
    assertThat(found).isEmpty();
  }

  /** Pictures of the page as it is, in both themes and at the width of a phone, checked by axe. */
  void look(Page page, String name) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : List.of(1280, 390)) {
        page.setViewportSize(width, width < 600 ? 844 : 900);
        page.waitForTimeout(150);
        String full = "%s-%s-%d".formatted(name, scheme.name().toLowerCase(), width);
        picture(page, full);
        check(page, full);
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(1280, 900);
  }

  /** Kept in `target/pictures`, to be looked at. */
  static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "pictures", name + ".png"))
            .setFullPage(true));
  }

  @SuppressWarnings("unchecked")
  private void check(Page page, String name) {
    int overflow = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    if (overflow > 1) {
      problems.add(name + ": the page scrolls sideways by " + overflow);
    }
    page.evaluate("window.axe || (() => { %s })()".formatted(axe()));
    List<String> found =
        (List<String>)
            page.evaluate(
                """
                async (rules) => (await window.axe.run(document, { runOnly: rules })).violations
                  .map((one) => `${one.id}: ${one.help} (${one.nodes[0].target.join(' ')})`)
                """,
                RULES);
    found.forEach(fault -> problems.add(name + ": " + fault));
  }

  private static String axe() {
    try {
      return Files.readString(AXE);
    } catch (IOException e) {
      throw new UncheckedIOException("Run 'npm ci' in portal/: axe-core is not installed.", e);
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
