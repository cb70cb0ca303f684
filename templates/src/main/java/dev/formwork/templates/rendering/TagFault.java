package dev.formwork.templates.rendering;

import org.jspecify.annotations.Nullable;

/**
 * Something is wrong with one tag of a text. Whoever catches it knows the tag: `%s` in the message
 * stands for the argument's text.
 */
final class TagFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int argument;
  private final @Nullable String key;
  private final transient @Nullable Position position;

  private TagFault(
      String message, int argument, @Nullable String key, @Nullable Position position) {
    super(message, null, false, false);
    this.argument = argument;
    this.key = key;
    this.position = position;
  }

  /** Where a tag stands, and its text. Columns from 1. */
  record Position(String file, int line, int column, String text) {}

  static TagFault of(String message) {
    return new TagFault(message, -1, null, null);
  }

  /** The value of an argument is missing; the name of the helper is argument 0. */
  static TagFault missing(int argument) {
    return new TagFault("", argument, null, null);
  }

  /** The value of a named argument is missing. */
  static TagFault missing(String key) {
    return new TagFault("", -1, key, null);
  }

  TagFault at(Position where) {
    return position == null ? new TagFault(getMessage(), argument, key, where) : this;
  }

  @Nullable Position position() {
    return position;
  }

  boolean isAboutMissingValue() {
    return argument >= 0 || key != null;
  }

  /** The text of the missing argument within its tag. */
  String missingName(String tag) {
    return key == null ? TagText.argument(tag, argument) : TagText.named(tag, key);
  }

  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? "" : message;
  }
}
