package dev.formwork.activities.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A message as HTML. Everything is escaped first; then paragraphs, headings, lists, bold words,
 * code and links to the web are marked up, as much of Markdown as a notice needs.
 */
final class MailBody {

  private static final Pattern LINK =
      Pattern.compile(
          "\\[([^\\]\\[]{1,200})]\\(((?:https?://|mailto:)(?:[^\\s()&]|&amp;){1,1000})\\)");
  private static final Pattern BARE =
      Pattern.compile(
          "(?<![\">=])\\bhttps?://(?:[^\\s<>&]|&amp;){0,1000}(?:[^\\s<>&.,;:!?)]|&amp;)");
  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*\\n]+)\\*\\*");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+)");
  private static final Pattern ITEM = Pattern.compile("[-*] +(.+)");

  private MailBody() {}

  /** A complete document. */
  static String html(String message, String footer) {
    return """
        <!doctype html>
        <html><body style="font-family: sans-serif; line-height: 1.5; max-width: 40em">
        %s<hr style="border: 0; border-top: 1px solid #ccc">
        <p style="color: #666; font-size: small">%s</p>
        </body></html>
        """
        .formatted(blocks(message), inline(footer));
  }

  private static String blocks(String message) {
    var html = new StringBuilder();
    List<String> paragraph = new ArrayList<>();
    List<String> items = new ArrayList<>();
    for (String line : message.lines().toList()) {
      var heading = HEADING.matcher(line);
      var item = ITEM.matcher(line);
      if (!item.matches()) {
        flush(items, "<ul>\n", "</ul>\n", html);
      }
      if (heading.matches() || item.matches() || line.isBlank()) {
        flushParagraph(paragraph, html);
      }
      if (heading.matches()) {
        html.append("<h3>").append(inline(heading.group(1))).append("</h3>\n");
      } else if (item.matches()) {
        items.add("<li>" + inline(item.group(1)) + "</li>\n");
      } else if (!line.isBlank()) {
        paragraph.add(inline(line));
      }
    }
    flush(items, "<ul>\n", "</ul>\n", html);
    flushParagraph(paragraph, html);
    return html.toString();
  }

  private static void flushParagraph(List<String> lines, StringBuilder html) {
    if (!lines.isEmpty()) {
      html.append("<p>").append(String.join("<br>\n", lines)).append("</p>\n");
      lines.clear();
    }
  }

  private static void flush(List<String> parts, String before, String after, StringBuilder html) {
    if (!parts.isEmpty()) {
      html.append(before).append(String.join("", parts)).append(after);
      parts.clear();
    }
  }

  private static String inline(String text) {
    String html = escape(text);
    html = LINK.matcher(html).replaceAll("<a href=\"$2\">$1</a>");
    html = BARE.matcher(html).replaceAll("<a href=\"$0\">$0</a>");
    html = BOLD.matcher(html).replaceAll("<strong>$1</strong>");
    return CODE.matcher(html).replaceAll("<code>$1</code>");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
