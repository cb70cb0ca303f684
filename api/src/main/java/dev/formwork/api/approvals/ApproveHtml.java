package dev.formwork.api.approvals;

import dev.formwork.api.identity.User;
import dev.formwork.api.runs.OpenWait;
import dev.formwork.workflows.Vote;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The pages behind the link of a letter. They hold no script; all that people wrote is escaped. */
final class ApproveHtml {

  private static final String STYLE = resource("approve.css");

  /** Allows the page its own style and its own form, and nothing else. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
          .formatted(sha256(STYLE));

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private ApproveHtml() {}

  static String time(Instant time) {
    return TIME.format(time);
  }

  /** Asks the person. */
  static String question(
      String ticket, User user, OpenWait wait, String asker, List<String> answers, String run) {
    String message =
        wait.message() == null ? "May step '%s' go on?".formatted(wait.stepName()) : wait.message();
    return document(
        "Approve or reject",
        """
        <h1>%s</h1>
        <p class="question">%s</p>
        <dl>
        <div><dt>Asked by</dt><dd>%s</dd></div>
        <div><dt>For</dt><dd>%s</dd></div>
        <div><dt>Answers so far</dt><dd>%s</dd></div>
        <div><dt>Answer until</dt><dd><time datetime="%s">%s</time></dd></div>
        </dl>
        <form method="post" action="/approve" autocomplete="off">
        <input type="hidden" name="t" value="%s">
        <label for="comment">Comment <span class="hint">(if you like; everybody who looks at the run reads it)</span></label>
        <textarea id="comment" name="comment" rows="3" maxlength="1000"></textarea>
        <div class="buttons">
        <button class="primary" type="submit" name="verdict" value="approve">Approve</button>
        <button class="danger" type="submit" name="verdict" value="reject">Reject</button>
        </div>
        </form>
        <p class="hint">You answer as %s. <a href="%s">Open the run in the portal</a></p>
        """
            .formatted(
                escape(wait.runTitle()),
                lines(message),
                escape(asker),
                escape("Step '%s'".formatted(wait.stepName())),
                escape(answers(wait, answers)),
                wait.until(),
                time(wait.until()),
                escape(ticket),
                escape("%s (%s)".formatted(user.name(), user.ref())),
                escape(run)));
  }

  private static String answers(OpenWait wait, List<String> answers) {
    String counted = "%d of %d".formatted(wait.votes().size(), wait.quorum());
    return answers.isEmpty() ? counted : counted + ": " + String.join(", ", answers);
  }

  /** Thanks for an answer. */
  static String taken(Vote.Verdict verdict, User user, String run) {
    boolean isApproved = verdict == Vote.Verdict.APPROVE;
    return document(
        isApproved ? "Approved" : "Rejected",
        """
        <h1 class="%s">%s</h1>
        <p>The answer of %s has counted. The link does not work any more, and you may close this page.</p>
        <p><a href="%s">Open the run in the portal</a></p>
        """
            .formatted(
                isApproved ? "good" : "bad",
                isApproved ? "You approved it" : "You rejected it",
                escape(user.name()),
                escape(run)));
  }

  /** Says why there is nothing to answer, or why an answer was not taken. */
  static String refused(String sentence) {
    return document(
        "No answer was taken",
        """
        <h1>No answer was taken</h1>
        <p role="alert">%s</p>
        """
            .formatted(lines(sentence)));
  }

  private static String document(String title, String body) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>%s · Formwork</title>
        <style>%s</style>
        </head>
        <body>
        <header>Formwork</header>
        <main>
        %s</main>
        </body>
        </html>
        """
        .formatted(escape(title), STYLE, body);
  }

  private static String lines(String text) {
    return text.strip().lines().map(ApproveHtml::escape).collect(Collectors.joining("<br>\n"));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String resource(String name) {
    try (InputStream file =
        Objects.requireNonNull(ApproveHtml.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
