package dev.formwork.templates.rendering;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Formatter;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.io.StringTemplateSource;
import java.io.IOException;

/**
 * Handlebars.java, closed: our helpers only, no escaping, values printed by us. One instance for
 * each pair of delimiters keeps the compiled texts of all renderings.
 */
final class HandlebarsDialect {

  /** The name under which every text that is not a partial is compiled. */
  static final String MAIN = "the skeleton file";

  private final Handlebars handlebars;

  HandlebarsDialect(Delimiters delimiters) {
    handlebars =
        new Handlebars(new SessionPartials())
            .with(new ClosedHelpers())
            .with(new CompiledTexts())
            .with(EscapingStrategy.NOOP)
            .with((Formatter) HandlebarsDialect::print)
            .prettyPrint(true)
            .startDelimiter(delimiters.start())
            .endDelimiter(delimiters.end());
  }

  Template compile(String source) throws IOException {
    return handlebars.compile(new StringTemplateSource(MAIN, source));
  }

  /** What `{{value}}` prints. */
  private static Object print(Object value, Formatter.Chain next) {
    String text =
        switch (value) {
          case CharSequence characters -> characters.toString();
          case Number number -> ClosedValues.print(number);
          case Boolean truth -> truth.toString();
          case Object other when !ClosedValues.isClosed(other) -> throw TagFault.missing(0);
          default -> throw notPrintable(ClosedValues.kind(value));
        };
    RenderSession.current().budget().produced(text.length());
    return text;
  }

  private static TagFault notPrintable(String kind) {
    return TagFault.of(
        "The value is %s, which has no plain text. Use the helper json, yaml or join, or loop with each."
            .formatted(kind));
  }
}
