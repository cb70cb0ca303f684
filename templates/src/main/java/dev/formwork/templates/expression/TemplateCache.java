package dev.formwork.templates.expression;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parsed templates by their content. Bounded in number and in characters; the ones not used for
 * longest go first.
 */
final class TemplateCache {

  /** Names and contents of several skeletons of 3,000 files. */
  private static final int MAX_TEMPLATES = 16_384;

  private static final long MAX_CHARACTERS = 8L << 20;

  private final Map<Key, Parsed> parsed = new LinkedHashMap<>(64, 0.75f, true);
  private long characters;

  private record Key(String source, TextRenderer.Options options) {}

  /** The template, or why there is none. */
  private sealed interface Parsed {

    record Good(Template template) implements Parsed {}

    record Broken(ExpressionException reason) implements Parsed {}
  }

  /**
   * The template of this source.
   *
   * @throws ExpressionException when it cannot be parsed
   */
  Template get(String source, TextRenderer.Options options) {
    Key key = new Key(source, options);
    Parsed known;
    synchronized (parsed) {
      known = parsed.get(key);
    }
    if (known == null) {
      known = parse(source, options);
      keep(key, known);
    }
    return switch (known) {
      case Parsed.Good good -> good.template();
      case Parsed.Broken broken -> throw broken.reason();
    };
  }

  private static Parsed parse(String source, TextRenderer.Options options) {
    try {
      return new Parsed.Good(TemplateParser.parse(source, options));
    } catch (ExpressionException reason) {
      return new Parsed.Broken(reason);
    }
  }

  private void keep(Key key, Parsed template) {
    synchronized (parsed) {
      if (parsed.put(key, template) == null) {
        characters += key.source().length();
      }
      var oldest = parsed.entrySet().iterator();
      while (parsed.size() > MAX_TEMPLATES || characters > MAX_CHARACTERS) {
        characters -= oldest.next().getKey().source().length();
        oldest.remove();
      }
    }
  }
}
