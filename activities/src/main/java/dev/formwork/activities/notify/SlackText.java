package dev.formwork.activities.notify;

import dev.formwork.activities.port.chat.ChatText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Text for Slack. Limits and escapes: https://docs.slack.dev/reference/block-kit, read 2026-11. No
 * text of a user can name `@channel`, a person or an address of its own making.
 */
final class SlackText {

  /** Block by which the line about the run's state is found again. */
  static final String STATUS_BLOCK = "formwork-status";

  private static final int MAX_HEADER = 150;
  private static final int MAX_SECTION = 3_000;
  private static final int MAX_SECTIONS = 4;
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\]\\[]{1,200})]\\((https?://[^\\s()|<>]{1,1000})\\)");
  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*\\n]+)\\*\\*");

  private SlackText() {}

  /** Escapes what Slack would read as markup of its own: mentions and links. */
  static String escape(String text) {
    return ChatText.escape(text);
  }

  /** Escaped text in which Markdown's links and bold words look as they do elsewhere. */
  static String markdown(String text) {
    String linked = LINK.matcher(escape(text)).replaceAll("<$2|$1>");
    return BOLD.matcher(linked).replaceAll("*$1*");
  }

  static Map<String, Object> header(String title) {
    return block("header", Map.of("type", "plain_text", "text", shorten(title, MAX_HEADER)));
  }

  /** The text as sections, cut where it is longer than a message may be. */
  static List<Map<String, Object>> sections(String mrkdwn) {
    List<Map<String, Object>> sections = new ArrayList<>();
    String rest = mrkdwn;
    while (!rest.isEmpty() && sections.size() < MAX_SECTIONS) {
      boolean last = sections.size() == MAX_SECTIONS - 1 || rest.length() <= MAX_SECTION;
      int end = last ? rest.length() : cut(rest);
      sections.add(section(shorten(rest.substring(0, end), MAX_SECTION)));
      rest = rest.substring(end).stripLeading();
    }
    return sections;
  }

  private static int cut(String text) {
    int newline = text.lastIndexOf('\n', MAX_SECTION);
    return newline > 0 ? newline : MAX_SECTION;
  }

  private static Map<String, Object> section(String mrkdwn) {
    return block("section", Map.of("type", "mrkdwn", "text", mrkdwn));
  }

  /** The line about the state of the run. */
  static Map<String, Object> status(String mrkdwn) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("type", "context");
    block.put("block_id", STATUS_BLOCK);
    Map<String, Object> element = new LinkedHashMap<>();
    element.put("type", "mrkdwn");
    element.put("text", shorten(mrkdwn, MAX_SECTION));
    block.put("elements", List.of(element));
    return block;
  }

  static String shorten(String text, int max) {
    return ChatText.shorten(text, max);
  }

  private static Map<String, Object> block(String type, Map<String, Object> text) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("type", type);
    block.put("text", new TreeMap<>(text));
    return block;
  }
}
