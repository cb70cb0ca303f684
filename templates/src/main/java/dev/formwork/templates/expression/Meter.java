package dev.formwork.templates.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one render costs and stops it when it is too much. Counted instead of timed, so that
 * the same render stops at the same place on every machine.
 */
final class Meter {

  /** Limits of Backstage's engine: scaffolder contract, section 3.4. */
  static final int MAX_SOURCE = 4 << 20;

  static final int MAX_TEXT = 16 << 20;
  static final int MAX_NESTING = 512;
  private static final long MAX_WORK = 1_000_000;

  private static final int CHARACTERS_PER_WORK = 64;

  private long work;
  private int depth;
  private long text;

  void work(long units) {
    work += units;
    if (work > MAX_WORK) {
      throw new Refusal(
          "The template does more than %d steps of work. Make it loop less.".formatted(MAX_WORK));
    }
  }

  /** To be called before text of this length is made. */
  void text(long length) {
    if (length > MAX_TEXT) {
      throw new Refusal(
          "The template makes a text of %d characters; at most %d are allowed."
              .formatted(length, MAX_TEXT));
    }
    work(1 + length / CHARACTERS_PER_WORK);
  }

  /** Counts what the template prints. */
  void output(long length) {
    text += length;
    if (text > MAX_TEXT) {
      throw new Refusal(
          "The template prints more than %d characters. Make it shorter.".formatted(MAX_TEXT));
    }
    work(1);
  }

  /** Pays for reading a list through, as its conversion to text does. */
  void weigh(@Nullable Object value) {
    if (value instanceof List<?> list) {
      enter();
      work(list.size() / 8);
      for (Object item : list) {
        weigh(item);
      }
      leave();
    } else if (value instanceof String string) {
      work(string.length() / CHARACTERS_PER_WORK);
    }
  }

  void enter() {
    work(1);
    if (++depth > MAX_NESTING) {
      throw new Refusal(
          "The template nests deeper than %d levels. Make it flatter.".formatted(MAX_NESTING));
    }
  }

  void leave() {
    depth--;
  }
}
