package dev.formwork.templates.rendering;

import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import java.util.Map;

/** Finds partials among those of the current rendering, nowhere else. */
final class SessionPartials extends AbstractTemplateLoader {

  @Override
  public TemplateSource sourceAt(String name) {
    RenderSession session = RenderSession.current();
    Map<String, String> partials = session.partials();
    String text = partials.get(name);
    if (text == null) {
      throw TagFault.of(
          partials.isEmpty()
              ? "There is no partial '%s': the template has no partials/ folder. Add partials/%s.hbs."
                  .formatted(name, name)
              : "There is no partial '%s'. The partials/ folder has %s."
                  .formatted(name, String.join(", ", partials.keySet())));
    }
    session.budget().step();
    session.budget().produced(text.length());
    return new StringTemplateSource("partials/" + name, text);
  }
}
