package dev.formwork.integrations.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What the members of {@link FakeSlack} click, signed with the real algorithm. */
final class FakeSlackClicks {

  private final String url;
  private final Function<String, String> teams;
  private final Set<String> triggers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger minted = new AtomicInteger();

  /**
   * @param url of the server
   * @param teams the workspace of a member
   */
  FakeSlackClicks(String url, Function<String, String> teams) {
    this.url = url;
    this.teams = teams;
  }

  /** Uses up what a click allows: to open one window. */
  boolean takesTrigger(String trigger) {
    return triggers.remove(trigger);
  }

  /** A click of a member on a button of a message. */
  FakeSlack.Signed click(String member, String action, String value, JsonArray blocks) {
    JsonObject payload = interaction("block_actions", member);
    String trigger = "trigger." + minted.incrementAndGet();
    triggers.add(trigger);
    payload.addProperty("trigger_id", trigger);
    payload.addProperty("response_url", "%s/respond/%d".formatted(url, minted.incrementAndGet()));
    JsonObject message = new JsonObject();
    message.add("blocks", blocks);
    payload.add("message", message);
    JsonObject button = new JsonObject();
    button.addProperty("type", "button");
    button.addProperty("action_id", action);
    button.addProperty("block_id", "formwork-approval");
    button.addProperty("value", value);
    button.addProperty("action_ts", "1700000000.000" + minted.incrementAndGet());
    JsonArray actions = new JsonArray();
    actions.add(button);
    payload.add("actions", actions);
    return signed(payload);
  }

  /** A member sends a window. */
  FakeSlack.Signed submit(String member, String reason, JsonObject window) {
    JsonObject value = new JsonObject();
    value.addProperty("type", "plain_text_input");
    value.addProperty("value", reason);
    JsonObject field = new JsonObject();
    field.add("text", value);
    JsonObject values = new JsonObject();
    values.add("reason", field);
    JsonObject state = new JsonObject();
    state.add("values", values);
    JsonObject view = window.deepCopy();
    view.add("state", state);
    view.addProperty("id", "V" + minted.incrementAndGet());
    JsonObject payload = interaction("view_submission", member);
    payload.add("view", view);
    return signed(payload);
  }

  private JsonObject interaction(String type, String member) {
    JsonObject user = new JsonObject();
    user.addProperty("id", member);
    user.addProperty("team_id", teams.apply(member));
    JsonObject team = new JsonObject();
    team.addProperty("id", FakeSlack.TEAM);
    JsonObject payload = new JsonObject();
    payload.addProperty("type", type);
    payload.addProperty("api_app_id", "A0FORMWORK");
    payload.add("user", user);
    payload.add("team", team);
    return payload;
  }

  private static FakeSlack.Signed signed(JsonObject payload) {
    String body = "payload=" + URLEncoder.encode(payload.toString(), UTF_8);
    return FakeSlack.signed(body, System.currentTimeMillis() / 1_000, FakeSlack.SIGNING_SECRET);
  }
}
