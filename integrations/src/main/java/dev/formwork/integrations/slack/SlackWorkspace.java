package dev.formwork.integrations.slack;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.methods.response.users.UsersLookupByEmailResponse;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.chat.ChatDirectory;
import java.util.Optional;
import java.util.Set;

/** The people of a Slack workspace, and the windows that it opens for them. */
public final class SlackWorkspace implements ChatDirectory, AutoCloseable {

  private static final Set<String> NOBODY =
      Set.of("users_not_found", "user_not_found", "user_not_visible");

  private final Slack slack;
  private final MethodsClient methods;

  /** Connects with the first call. */
  public SlackWorkspace(SlackSettings settings) {
    this.slack = SlackCalls.connect(settings);
    this.methods = slack.methods(settings.token());
  }

  /** A person with this address who is neither a bot nor gone. */
  @Override
  public Optional<String> personByEmail(String email) {
    UsersLookupByEmailResponse answer =
        SlackCalls.answer(() -> methods.usersLookupByEmail(request -> request.email(email)));
    if (isThere(answer, "users:read.email")
        && !answer.getUser().isDeleted()
        && !answer.getUser().isBot()) {
      return Optional.of(answer.getUser().getId());
    }
    return Optional.empty();
  }

  /**
   * The address of a member of the workspace; empty for bots, for who is gone, and for guests of
   * another workspace, whose addresses others vouch for.
   *
   * @throws PermissionDenied when the token lacks a scope
   * @throws RateLimited when Slack asks us to slow down
   * @throws Unavailable when Slack cannot be asked now
   */
  public Optional<String> emailOf(String userId) {
    UsersInfoResponse answer =
        SlackCalls.answer(() -> methods.usersInfo(request -> request.user(userId)));
    if (!isThere(answer, "users:read and users:read.email")) {
      return Optional.empty();
    }
    var user = answer.getUser();
    if (user.isDeleted() || user.isBot() || user.isStranger() || user.getProfile() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(user.getProfile().getEmail()).filter(email -> !email.isBlank());
  }

  /**
   * Opens a window for the person who has just clicked.
   *
   * @param triggerId of the click, good for three seconds
   * @param view Block Kit JSON
   */
  public void open(String triggerId, String view) {
    SlackCalls.call(
        () -> methods.viewsOpen(request -> request.triggerId(triggerId).viewAsString(view)),
        "a window");
  }

  private static boolean isThere(SlackApiTextResponse answer, String scopes) {
    if (answer.isOk()) {
      return true;
    }
    String error = answer.getError();
    if (NOBODY.contains(error)) {
      return false;
    }
    ActionException failure = SlackFailures.of(error, "its members");
    throw failure.isFinal()
        ? new PermissionDenied(
            "Slack does not tell us who its members are (%s). Check the bot token and its scopes %s."
                .formatted(error, scopes))
        : failure;
  }

  @Override
  public void close() throws Exception {
    slack.close();
  }
}
