package dev.formwork.integrations.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A Slack workspace over HTTP that refuses what Slack refuses: other tokens, blocks beyond the
 * limits, updates of messages that are not there, windows without a fresh trigger. It signs what
 * its members click with the real algorithm.
 */
public final class FakeSlack implements AutoCloseable {

  /** The token of the app's bot. */
  public static final String TOKEN = "xoxb-fake-token";

  /** By which the app knows requests of this workspace. */
  public static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private static final String TEAM = "T0HOME";
  private static final int MAX_BLOCKS = 50;

  private final HttpServer server;
  private final Map<String, Member> members = new ConcurrentHashMap<>();
  private final Map<String, Message> messages = new ConcurrentHashMap<>();
  private final Map<String, Boolean> triggers = new ConcurrentHashMap<>();
  private final List<JsonObject> replies = new CopyOnWriteArrayList<>();
  private final List<JsonObject> windows = new CopyOnWriteArrayList<>();
  private final AtomicInteger minted = new AtomicInteger();

  private record Member(String id, String email, String team) {}

  /**
   * A message as it stands now.
   *
   * @param thread `ts` of the head of its thread, or empty
   */
  public record Message(String channel, String ts, String thread, String text, JsonArray blocks) {

    /** The value of the button with this action id. */
    public String button(String action) {
      for (JsonElement block : blocks) {
        JsonArray elements = block.getAsJsonObject().getAsJsonArray("elements");
        for (JsonElement element : elements == null ? new JsonArray() : elements) {
          JsonElement id = element.getAsJsonObject().get("action_id");
          if (id != null && id.getAsString().equals(action)) {
            return element.getAsJsonObject().get("value").getAsString();
          }
        }
      }
      throw new AssertionError("No button " + action + " in " + blocks);
    }
  }

  /** A request as Slack sends it. */
  public record Signed(String body, Map<String, String> headers) {}

  public FakeSlack() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/", this::call);
    server.createContext("/respond/", this::respond);
    server.start();
  }

  /** Where the methods are. */
  public URI apiUrl() {
    return URI.create("http://127.0.0.1:%d/api/".formatted(server.getAddress().getPort()));
  }

  /** Adds somebody to the workspace. */
  public FakeSlack with(String id, String email) {
    members.put(id, new Member(id, email, TEAM));
    return this;
  }

  /** Adds somebody of another workspace, who shares a channel. */
  public FakeSlack withStranger(String id, String email) {
    members.put(id, new Member(id, email, "T0ELSEWHERE"));
    return this;
  }

  /** Every message, in the order of posting. */
  public List<Message> messages() {
    return messages.values().stream().sorted(Comparator.comparing(Message::ts)).toList();
  }

  /** What was told at the addresses of clicks. */
  public List<JsonObject> replies() {
    return replies;
  }

  /** The windows that were opened. */
  public List<JsonObject> windows() {
    return windows;
  }

  /** What was told at the addresses of clicks, as soon as there is so much. */
  public List<JsonObject> awaitReplies(int count) {
    return await(replies, count);
  }

  /** The windows that were opened, as soon as there are so many. */
  public List<JsonObject> awaitWindows(int count) {
    return await(windows, count);
  }

  private synchronized List<JsonObject> await(List<JsonObject> list, int count) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (list.size() < count) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("Only " + list + " came.");
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return list;
  }

  private synchronized void add(List<JsonObject> list, JsonObject item) {
    list.add(item);
    notifyAll();
  }

  /** A click of a member on a button of a message. */
  public Signed click(String member, String action, String value, JsonArray blocks) {
    JsonObject payload = interaction("block_actions", member);
    String trigger = "trigger." + minted.incrementAndGet();
    triggers.put(trigger, true);
    payload.addProperty("trigger_id", trigger);
    payload.addProperty(
        "response_url",
        "http://127.0.0.1:%d/respond/%d"
            .formatted(server.getAddress().getPort(), minted.incrementAndGet()));
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

  /** A member sends the window that was opened last. */
  public Signed submit(String member, String reason) {
    JsonObject value = new JsonObject();
    value.addProperty("type", "plain_text_input");
    value.addProperty("value", reason);
    JsonObject field = new JsonObject();
    field.add("text", value);
    JsonObject values = new JsonObject();
    values.add("reason", field);
    JsonObject state = new JsonObject();
    state.add("values", values);
    JsonObject view = windows.getLast().deepCopy();
    view.add("state", state);
    view.addProperty("id", "V" + minted.incrementAndGet());
    JsonObject payload = interaction("view_submission", member);
    payload.add("view", view);
    return signed(payload);
  }

  private JsonObject interaction(String type, String member) {
    Member known = members.get(member);
    JsonObject user = new JsonObject();
    user.addProperty("id", member);
    user.addProperty("team_id", known == null ? TEAM : known.team());
    JsonObject team = new JsonObject();
    team.addProperty("id", TEAM);
    JsonObject payload = new JsonObject();
    payload.addProperty("type", type);
    payload.addProperty("api_app_id", "A0FORMWORK");
    payload.add("user", user);
    payload.add("team", team);
    return payload;
  }

  private Signed signed(JsonObject payload) {
    String body = "payload=" + URLEncoder.encode(payload.toString(), UTF_8);
    return signed(body, System.currentTimeMillis() / 1_000, SIGNING_SECRET);
  }

  /** A request of that second, signed with a secret. */
  public static Signed signed(String body, long second, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      byte[] hash = mac.doFinal(("v0:" + second + ":" + body).getBytes(UTF_8));
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Content-Type", "application/x-www-form-urlencoded");
      headers.put("X-Slack-Request-Timestamp", String.valueOf(second));
      headers.put("X-Slack-Signature", "v0=" + HexFormat.of().formatHex(hash));
      return new Signed(body, headers);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void call(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().substring("/api/".length());
    Map<String, String> form = form(exchange);
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, error("invalid_auth"));
      return;
    }
    answer(
        exchange,
        switch (method) {
          case "chat.postMessage" -> post(form);
          case "chat.update" -> update(form);
          case "users.lookupByEmail" -> byEmail(form.getOrDefault("email", ""));
          case "users.info" -> member(members.get(form.getOrDefault("user", "")), "user_not_found");
          case "views.open" -> open(form);
          default -> error("unknown_method");
        });
  }

  private JsonObject post(Map<String, String> form) {
    String channel = form.getOrDefault("channel", "");
    if (!channel.matches("#.+|[UCD][A-Z0-9]+")
        || (isMember(channel) && !members.containsKey(channel))) {
      return error("channel_not_found");
    }
    JsonArray blocks = blocks(form);
    String fault = fault(blocks, form);
    if (fault != null) {
      return error(fault);
    }
    String thread = form.getOrDefault("thread_ts", "");
    if (!thread.isEmpty() && !messages.containsKey(thread)) {
      return error("thread_not_found");
    }
    String ts = "1700000000.%06d".formatted(minted.incrementAndGet());
    messages.put(ts, new Message(channel, ts, thread, form.get("text"), blocks));
    return message(channel, ts);
  }

  private JsonObject update(Map<String, String> form) {
    Message known = messages.get(form.getOrDefault("ts", ""));
    if (known == null || !id(known.channel()).equals(form.get("channel"))) {
      return error("message_not_found");
    }
    JsonArray blocks = blocks(form);
    String fault = fault(blocks, form);
    if (fault != null) {
      return error(fault);
    }
    messages.put(
        known.ts(),
        new Message(known.channel(), known.ts(), known.thread(), form.get("text"), blocks));
    return message(known.channel(), known.ts());
  }

  private static boolean isMember(String channel) {
    return channel.startsWith("U");
  }

  /** The id that Slack has for a channel's name, or for the conversation with a member. */
  private static String id(String channel) {
    return channel.startsWith("#")
        ? "C" + Integer.toHexString(channel.hashCode()).toUpperCase(Locale.ROOT)
        : isMember(channel) ? "D" + channel.substring(1) : channel;
  }

  private static JsonArray blocks(Map<String, String> form) {
    String text = form.get("blocks");
    return text == null ? new JsonArray() : JsonParser.parseString(text).getAsJsonArray();
  }

  private static @Nullable String fault(JsonArray blocks, Map<String, String> form) {
    if (form.getOrDefault("text", "").isEmpty()) {
      return "no_text";
    }
    if (blocks.size() > MAX_BLOCKS) {
      return "invalid_blocks";
    }
    for (JsonElement element : blocks) {
      JsonObject block = element.getAsJsonObject();
      JsonElement text = block.get("text");
      int length = text == null ? 0 : text.getAsJsonObject().get("text").getAsString().length();
      boolean isHeader = block.get("type").getAsString().equals("header");
      if (length > (isHeader ? 150 : 3_000) || longestValue(block) > 2_000) {
        return "invalid_blocks";
      }
    }
    return null;
  }

  private static int longestValue(JsonObject block) {
    int longest = 0;
    JsonArray elements = block.getAsJsonArray("elements");
    for (JsonElement element : elements == null ? new JsonArray() : elements) {
      JsonElement value = element.getAsJsonObject().get("value");
      longest = Math.max(longest, value == null ? 0 : value.getAsString().length());
    }
    return longest;
  }

  private JsonObject byEmail(String email) {
    Member found =
        members.values().stream()
            .filter(member -> member.email().equals(email) && member.team().equals(TEAM))
            .findFirst()
            .orElse(null);
    return member(found, "users_not_found");
  }

  private static JsonObject member(@Nullable Member member, String otherwise) {
    if (member == null) {
      return error(otherwise);
    }
    JsonObject profile = new JsonObject();
    profile.addProperty("email", member.email());
    JsonObject user = new JsonObject();
    user.addProperty("id", member.id());
    user.addProperty("team_id", member.team());
    user.addProperty("deleted", false);
    user.addProperty("is_bot", false);
    user.addProperty("is_stranger", !member.team().equals(TEAM));
    user.add("profile", profile);
    JsonObject answer = ok();
    answer.add("user", user);
    return answer;
  }

  private JsonObject open(Map<String, String> form) {
    if (triggers.remove(form.getOrDefault("trigger_id", "")) == null) {
      return error("expired_trigger_id");
    }
    add(windows, JsonParser.parseString(form.get("view")).getAsJsonObject());
    return ok();
  }

  private void respond(HttpExchange exchange) throws IOException {
    String text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    answer(exchange, ok());
    add(replies, JsonParser.parseString(text).getAsJsonObject());
  }

  private static JsonObject message(String channel, String ts) {
    JsonObject answer = ok();
    answer.addProperty("channel", id(channel));
    answer.addProperty("ts", ts);
    return answer;
  }

  private static JsonObject ok() {
    JsonObject answer = new JsonObject();
    answer.addProperty("ok", true);
    return answer;
  }

  private static JsonObject error(String code) {
    JsonObject answer = new JsonObject();
    answer.addProperty("ok", false);
    answer.addProperty("error", code);
    return answer;
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    Map<String, String> form = new LinkedHashMap<>();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    for (String part : body.split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(part.substring(0, equals), UTF_8),
            URLDecoder.decode(part.substring(equals + 1), UTF_8));
      }
    }
    return form;
  }

  private static void answer(HttpExchange exchange, JsonObject answer) throws IOException {
    byte[] body = new Gson().toJson(answer).getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
