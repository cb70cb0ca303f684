package dev.formwork.activities.port.chat;

/** Text for messages, as https://docs.slack.dev/reference/block-kit has it, read 2026-11. */
public final class ChatText {

  private ChatText() {}

  /** Escapes what a messenger would read as markup of its own: mentions and links. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The text, cut with an ellipsis when it is longer. */
  public static String shorten(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max - 1) + "…";
  }
}
