package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.gitlab.IssuedToken;
import dev.formwork.activities.port.gitlab.NewToken;
import dev.formwork.activities.port.gitlab.ProjectTokens;
import dev.formwork.activities.port.gitlab.TokenKind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes one token for a step. GitLab tells the secret of a token once: when the worker died before
 * it was kept, that token is revoked and another one made.
 */
record TokenMaker(ProjectTokens tokens, String project, TokenKind kind) {

  private static final String USER = "user";

  /**
   * GitLab allows no longer life:
   * https://docs.gitlab.com/user/project/settings/project_access_tokens/
   */
  private static final int LONGEST_DAYS = 365;

  /**
   * A token as outputs may show it.
   *
   * @param user to log in with; empty for an access token
   */
  record Made(String standIn, String user) {}

  /**
   * @param secret name under which the step keeps it
   */
  Made make(NewToken wanted, String secret, StepContext step) {
    String present = step.keptSecret(secret).orElse(null);
    if (present == null) {
      present = issue(wanted, step);
    }
    String standIn = step.keepSecret(secret, present);
    step.made(word(), wanted.name() + " of " + project, null);
    return new Made(standIn, step.noted(USER).orElse(""));
  }

  private String issue(NewToken wanted, StepContext step) {
    for (long lost : tokens.madeBy(project, kind, step.mark())) {
      step.log().info("An earlier attempt made a token whose value is lost. It is revoked.");
      tokens.revoke(project, kind, lost);
    }
    IssuedToken issued = tokens.issue(project, wanted);
    if (issued.username() != null) {
      step.note(USER, issued.username());
    }
    return issued.secret();
  }

  void revoke(String name, StepContext step) {
    for (long id : tokens.madeBy(project, kind, step.mark())) {
      tokens.revoke(project, kind, id);
      step.undone(word(), name + " of " + project, null);
    }
    step.forget("access_token");
    step.forget("deploy_token");
  }

  private String word() {
    return kind.name().toLowerCase(Locale.ROOT) + " token";
  }

  /** The day that was given, or a year after the run began. */
  static LocalDate lastDay(@Nullable String given, StepContext step) {
    if (given == null || given.isBlank()) {
      return LocalDate.ofInstant(step.run().createdAt(), ZoneOffset.UTC).plusDays(LONGEST_DAYS);
    }
    try {
      return LocalDate.parse(given);
    } catch (DateTimeParseException e) {
      throw new InvalidInput(
          "'%s' is no day (input: expiresAt). Write e.g. 2027-01-31.".formatted(given), e);
    }
  }
}
