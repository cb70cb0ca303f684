package dev.formwork.integrations.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
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

  static final String TEAM = "T0HOME";

  private final HttpServer server;
  private final Map<String, Member> members = new ConcurrentHashMap<>();
  private final FakeSlackMessages messages = new FakeSlackMessages(members.keySet());
  private final FakeSlackClicks clicks;
  private final List<JsonObject> replies = new CopyOnWriteArrayList<>();
  private final List<JsonObject> windows = new CopyOnWriteArrayList<>();

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
    clicks = new FakeSlackClicks(url(), this::team);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/", this::call);
    server.createContext("/respond/", this::respond);
    server.start();
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private String team(String member) {
    Member known = members.get(member);
    return known == null ? TEAM : known.team();
  }

  /** Where the methods are. */
  public URI apiUrl() {
    return URI.create(url() + "/api/");
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
    return messages.all();
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
    return clicks.click(member, action, value, blocks);
  }

  /** A member sends the window that was opened last. */
  public Signed submit(String member, String reason) {
    return clicks.submit(member, reason, windows.getLast());
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
    Map<String, String> form = SlackWire.form(exchange);
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      SlackWire.answer(exchange, SlackWire.error("invalid_auth"));
      return;
    }
    SlackWire.answer(
        exchange,
        switch (method) {
          case "chat.postMessage" -> messages.post(form);
          case "chat.update" -> messages.update(form);
          case "users.lookupByEmail" -> byEmail(form.getOrDefault("email", ""));
          case "users.info" -> member(members.get(form.getOrDefault("user", "")), "user_not_found");
          case "views.open" -> open(form);
          default -> SlackWire.error("unknown_method");
        });
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
      return SlackWire.error(otherwise);
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
    JsonObject answer = SlackWire.ok();
    answer.add("user", user);
    return answer;
  }

  private JsonObject open(Map<String, String> form) {
    if (!clicks.takesTrigger(form.getOrDefault("trigger_id", ""))) {
      return SlackWire.error("expired_trigger_id");
    }
    add(windows, JsonParser.parseString(form.get("view")).getAsJsonObject());
    return SlackWire.ok();
  }

  private void respond(HttpExchange exchange) throws IOException {
    String text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    SlackWire.answer(exchange, SlackWire.ok());
    add(replies, JsonParser.parseString(text).getAsJsonObject());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
