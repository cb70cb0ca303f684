package dev.formwork.integrations.github;

import dev.formwork.activities.action.ActionException;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.github.Wire.Answer;
import dev.formwork.integrations.github.Wire.Call;
import java.time.InstantSource;

/** GitHub's REST API with the right token for each owner. */
final class GithubApi {

  private final Wire wire;
  private final Refusals refusals;
  private final Tokens tokens;

  GithubApi(GithubSettings settings, InstantSource clock) {
    this.wire = new Wire(settings.apiUrl(), settings.requestTimeout());
    this.refusals = new Refusals(clock);
    GithubSettings.App app = settings.app();
    String token = settings.token();
    this.tokens =
        app != null
            ? new InstallationTokens(wire, AppKey.parse(app), refusals, clock)
            : Tokens.of(String.valueOf(token));
  }

  /** The answer to a call for this owner, whatever its status; a stale token is renewed once. */
  Answer send(String owner, Call call) {
    String token = tokens.forOwner(owner);
    Answer answer = wire.send(call, token);
    if (answer.status() == 401 && tokens.refused(owner, token)) {
      return wire.send(call, tokens.forOwner(owner));
    }
    return answer;
  }

  /**
   * The answer to a call that must succeed.
   *
   * @param what is tried, such as `create repository acme/payments`
   */
  Answer require(String owner, Call call, String what) {
    Answer answer = send(owner, call);
    if (!answer.isOk()) {
      throw refused(answer, what);
    }
    return answer;
  }

  /** The failure that an answer is. */
  ActionException refused(Answer answer, String what) {
    return refusals.translate(answer, what);
  }

  /** What Git logs in with: https://docs.github.com/en/apps (HTTP-based Git access). */
  Login login(String owner) {
    return new Login("x-access-token", tokens.forOwner(owner));
  }

  /** Tells that Git refused a login; true when {@link #login} may give another one now. */
  boolean refused(String owner, Login login) {
    return tokens.refused(owner, login.password());
  }
}
