package dev.formwork.templates.rendering;

import com.github.jknack.handlebars.Parser;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.TemplateCache;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiled texts by their content, so that nothing needs to be evicted when a template changes.
 * Compiling takes milliseconds, rendering microseconds. Bounded by the characters of the sources; a
 * compiled text takes about ten times its source.
 */
final class CompiledTexts implements TemplateCache {

  private static final long MAX_CHARACTERS = 10L << 20;

  private final Map<Key, Template> templates = new LinkedHashMap<>(64, 0.75f, true);
  private long characters;

  private record Key(String fileName, String content) {}

  @Override
  public Template get(TemplateSource source, Parser parser) throws IOException {
    Key key = new Key(source.filename(), source.content(StandardCharsets.UTF_8));
    Template known = find(key);
    if (known != null) {
      return known;
    }
    Template compiled = parser.parse(source);
    keep(key, compiled);
    return compiled;
  }

  private synchronized @Nullable Template find(Key key) {
    return templates.get(key);
  }

  private synchronized void keep(Key key, Template compiled) {
    if (templates.put(key, compiled) == null) {
      characters += key.content().length();
    }
    var oldest = templates.entrySet().iterator();
    while (characters > MAX_CHARACTERS && oldest.hasNext()) {
      characters -= oldest.next().getKey().content().length();
      oldest.remove();
    }
  }

  @Override
  public synchronized void clear() {
    templates.clear();
    characters = 0;
  }

  @Override
  public void evict(TemplateSource source) {
    clear();
  }

  @Override
  public TemplateCache setReload(boolean reload) {
    return this;
  }
}
