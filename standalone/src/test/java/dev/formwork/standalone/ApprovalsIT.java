package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.formwork.integrations.slack.FakeSlack;
import dev.formwork.integrations.slack.FakeSlack.Message;
import dev.formwork.integrations.slack.FakeSlack.Signed;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests for approval that are answered outside of the portal, on the real servers. */
class ApprovalsIT {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Pattern LINK = Pattern.compile("http://\\S+/approve\\?t=([\\w-]+)");

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> tickets = new ArrayList<>();

  /** What a test works with: Formwork, and what it writes to. */
  private record Place(FormworkProcess formwork, ApiClient api, FakeSlack slack, GreenMail mail) {}

  private Place place(FakeSlack slack, GreenMail mail) {
    mail.start();
    FormworkProcess formwork =
        FormworkProcess.up(
            folder.resolve("data"),
            "--spring.main.sources=" + KnownPeople.class.getName(),
            "--formwork.slack.token=" + FakeSlack.TOKEN,
            "--formwork.slack.signing-secret=" + FakeSlack.SIGNING_SECRET,
            "--formwork.slack.api-url=" + slack.apiUrl(),
            "--formwork.smtp.host=127.0.0.1",
            "--formwork.smtp.port=" + mail.getSmtp().getPort(),
            "--formwork.smtp.encryption=none");
    return new Place(formwork, new ApiClient(formwork.url()), slack, mail);
  }

  private static GreenMail mailServer() {
    return new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  }

  @Test
  void areAnsweredInSlackAndByMailEscalateAndExpire() throws IOException {
    GreenMail mail = mailServer();
    try (FakeSlack slack = new FakeSlack().with("U0BOB", "bob@example.org")) {
      Place place = place(slack, mail);
      try (FormworkProcess formwork = place.formwork()) {
        approvedInSlack(place);
        approvedByMail(place);
        rejectedInSlack(place);
        escalated(place);
        expired(place);
      }
    } finally {
      mail.stop();
    }
    assertThat(tickets).hasSizeGreaterThan(6);
    assertThat(filesWith(tickets)).isEmpty();
  }

  private void approvedInSlack(Place place) {
    String run = launch(place, "in-slack", "approvers: ['user:default/bob']");
    Message asked = asked(place, run);

    click(place, asked, "formwork_approve");

    assertThat(place.api().await(run).path("phase").asText()).isEqualTo("completed");
    await(() -> closed(place, asked, ":white_check_mark: Approved."));
  }

  private void approvedByMail(Place place) {
    String run = launch(place, "by-mail", "approvers: ['user:default/eve']");
    URI link = link(place, run, "eve@example.org");

    assertThat(get(link).body()).contains("The eve (user:default/eve)");
    HttpResponse<String> answer = answer(link, "approve");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode ended = place.api().await(run);
    assertThat(ended.path("output").path("by").toString()).isEqualTo("[\"user:default/eve\"]");
    assertThat(answer(link, "reject").statusCode()).isEqualTo(409);
  }

  private void rejectedInSlack(Place place) {
    String run = launch(place, "rejected", "approvers: ['user:default/bob']");
    Message asked = asked(place, run);
    int windows = place.slack().windows().size();
    click(place, asked, "formwork_reject");
    place.slack().awaitWindows(windows + 1);

    send(place, place.slack().submit("U0BOB", "Too dear."));

    JsonNode ended = place.api().await(run);
    assertThat(ended.path("phase").asText()).isEqualTo("undone");
    assertThat(ended.path("failure").path("message").asText()).contains("Comment: Too dear.");
    await(() -> closed(place, asked, ":x: Rejected."));
  }

  private void escalated(Place place) {
    String run =
        launch(
            place,
            "escalated",
            "approvers: ['user:default/bob'], escalateAfter: 2s, escalateTo: ['user:default/grace']");
    Message asked = asked(place, run);

    URI link = link(place, run, "grace@example.org");
    answer(link, "approve");

    assertThat(place.api().await(run).path("output").path("by").toString())
        .isEqualTo("[\"user:default/grace\"]");
    await(() -> closed(place, asked, "The grace approved."));
  }

  private void expired(Place place) {
    String run = launch(place, "expired", "approvers: ['user:default/bob'], deadline: 6s");
    Message asked = asked(place, run);
    URI link = link(place, run, "bob@example.org");

    JsonNode ended = place.api().await(run);

    assertThat(ended.path("failure").path("type").asText()).isEqualTo("NotApproved");
    await(() -> closed(place, asked, ":hourglass: Expired"));
    HttpResponse<String> late = answer(link, "approve");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("expired");
  }

  @Test
  void areAnsweredInARealBrowserWithTheKeyboardAlone() {
    Assumptions.assumeTrue(
        Files.isExecutable(CHROMIUM),
        "Chromium is not installed at /usr/bin/chromium. Install the Debian package chromium.");
    GreenMail mail = mailServer();
    try (FakeSlack slack = new FakeSlack();
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
      Place place = place(slack, mail);
      try (FormworkProcess formwork = place.formwork();
          Browser browser =
              playwright
                  .chromium()
                  .launch(
                      new BrowserType.LaunchOptions()
                          .setExecutablePath(CHROMIUM)
                          .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
        String run = launch(place, "browser", "approvers: ['user:default/eve']");
        URI link = link(place, run, "eve@example.org");

        lookAtIt(browser, link);
        approveWithTheKeyboard(browser, link);

        assertThat(place.api().await(run).path("phase").asText()).isEqualTo("completed");
      }
    } finally {
      mail.stop();
    }
  }

  private static void lookAtIt(Browser browser, URI link) {
    try (BrowserContext context = context(browser, ColorScheme.DARK, 390)) {
      Page page = context.newPage();
      page.navigate(link.toString());
      picture(page, "approve-dark-narrow");
      int overflow =
          (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
      assertThat(overflow).isLessThanOrEqualTo(0);
    }
  }

  private static void approveWithTheKeyboard(Browser browser, URI link) {
    List<String> problems = new ArrayList<>();
    try (BrowserContext context = context(browser, ColorScheme.LIGHT, 1000)) {
      Page page = context.newPage();
      page.onConsoleMessage(message -> problems.add(message.text()));
      page.navigate(link.toString());
      page.keyboard().press("Tab");
      page.keyboard().type("By hand.");
      picture(page, "approve");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("You approved it"))
          .waitFor();
      picture(page, "approve-done");
      page.navigate(link.toString());
      picture(page, "approve-over");
    }
    assertThat(problems).filteredOn(text -> !text.contains("409")).isEmpty();
  }

  private static BrowserContext context(Browser browser, ColorScheme scheme, int width) {
    return browser.newContext(
        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 760));
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "pictures", name + ".png"))
            .setFullPage(true));
  }

  private static String launch(Place place, String name, String input) {
    String yaml =
        """
        apiVersion: scaffolder.backstage.io/v1beta3
        kind: Template
        metadata: {name: %s, title: 'Ask %s'}
        spec:
          type: service
          owner: team-a
          steps:
            - id: ask
              name: Ask for the budget
              action: approval:request
              input: {message: 'May %s have a database of 200 GB?', %s}
          output:
            by: '${{ steps.ask.output.approvedBy }}'
        """
            .formatted(name, name, name, input);
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("path", "template.yaml");
    file.put("content", Base64.getEncoder().encodeToString(yaml.getBytes(StandardCharsets.UTF_8)));
    String ref =
        place
            .api()
            .post("/api/formwork/v1/templates", Map.of("files", List.of(file)))
            .json()
            .path("ref")
            .asText();
    return place
        .api()
        .post("/api/scaffolder/v2/tasks", Map.of("templateRef", ref, "values", Map.of()))
        .json()
        .path("id")
        .asText();
  }

  private static <T> T await(Supplier<Optional<T>> found) {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
    while (Instant.now().isBefore(deadline)) {
      Optional<T> now = found.get();
      if (now.isPresent()) {
        return now.get();
      }
      FormworkProcess.sleep();
    }
    throw new AssertionError("It did not come.");
  }

  /** The message to Bob about this run. */
  private Message asked(Place place, String run) {
    Message asked =
        await(
            () ->
                place.slack().messages().stream()
                    .filter(message -> message.blocks().toString().contains("/runs/" + run))
                    .findFirst());
    tickets.add(asked.button("formwork_approve"));
    return asked;
  }

  private static Optional<Message> closed(Place place, Message asked, String state) {
    return place.slack().messages().stream()
        .filter(message -> message.ts().equals(asked.ts()))
        .filter(message -> message.blocks().toString().contains(state))
        .filter(message -> !message.blocks().toString().contains("formwork_approve"))
        .findFirst();
  }

  private void click(Place place, Message asked, String action) {
    send(place, place.slack().click("U0BOB", action, asked.button(action), asked.blocks()));
  }

  private void send(Place place, Signed signed) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                place.formwork().url().resolve("/api/formwork/v1/slack/interactions"))
            .POST(HttpRequest.BodyPublishers.ofString(signed.body()));
    signed.headers().forEach(request::header);
    assertThat(send(request).statusCode()).isEqualTo(200);
  }

  /** The link in the letter about this run to this address. */
  private URI link(Place place, String run, String address) {
    Matcher link =
        await(
            () ->
                Arrays.stream(place.mail().getReceivedMessages())
                    .map(message -> text(message, address))
                    .filter(text -> text.contains("/runs/" + run))
                    .map(LINK::matcher)
                    .filter(Matcher::find)
                    .findFirst());
    tickets.add(link.group(1));
    return URI.create(link.group());
  }

  private static String text(MimeMessage message, String address) {
    try {
      return message.getAllRecipients()[0].toString().equals(address)
          ? ((Multipart) message.getContent()).getBodyPart(0).getContent().toString()
          : "";
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> get(URI link) {
    return send(HttpRequest.newBuilder(link).GET());
  }

  private HttpResponse<String> answer(URI link, String verdict) {
    String form = "%s&verdict=%s".formatted(link.getQuery(), verdict);
    return send(
        HttpRequest.newBuilder(link.resolve("/approve"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Files of the data directory, databases and logs among them, that hold one of the texts. */
  private List<Path> filesWith(List<String> texts) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (texts.stream().anyMatch(content::contains)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
