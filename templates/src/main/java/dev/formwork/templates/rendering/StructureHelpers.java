package dev.formwork.templates.rendering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Values as JSON and YAML, lists as text, and text in the places where formats want it. */
final class StructureHelpers {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DumpSettings YAML =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setIndicatorIndent(2)
          .setIndent(4)
          .setIndentWithIndicator(true)
          .setWidth(Integer.MAX_VALUE)
          .setSplitLines(false)
          .build();

  private StructureHelpers() {}

  static List<ClosedHelper> all() {
    return List.of(
        ClosedHelper.value("json", 1, 1, StructureHelpers::json),
        ClosedHelper.value("yaml", 1, 1, call -> yaml(call.argument(0))),
        ClosedHelper.value("xml", 1, 1, call -> xml(call.text(0))),
        ClosedHelper.value("join", 1, 2, StructureHelpers::join),
        ClosedHelper.value("concat", 1, 16, StructureHelpers::concat),
        ClosedHelper.value("lookup", 2, 2, StructureHelpers::lookup),
        new ClosedHelper("indent", ClosedHelper.Use.BOTH, 1, 2, 0, StructureHelpers::indent),
        new ClosedHelper("raw", ClosedHelper.Use.BOTH, 0, 1, 0, StructureHelpers::raw));
  }

  private static String json(HelperCall call) {
    Object value = ClosedValues.open(call.argument(0));
    int spaces = call.smallNumber("indent", 0);
    ObjectWriter writer = JSON.writer();
    if (spaces > 0) {
      DefaultIndenter indenter = new DefaultIndenter(" ".repeat(spaces), "\n");
      writer =
          JSON.writer(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(indenter)
                  .withArrayIndenter(indenter)
                  .withoutSpacesInObjectEntries());
    }
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** YAML without a line end; a text of several lines stays on one, quoted. */
  private static String yaml(Object value) {
    Object open = ClosedValues.open(value);
    try {
      if (open instanceof String text && text.indexOf('\n') >= 0) {
        return JSON.writeValueAsString(text);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return new Dump(YAML).dumpToString(open).stripTrailing();
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;");
  }

  private static String join(HelperCall call) {
    if (!(call.argument(0) instanceof List<?> list)) {
      throw call.wrongKind(0, "a list", call.argument(0));
    }
    String separator = call.arguments().size() > 1 ? call.text(1) : ", ";
    return list.stream().map(item -> itemText(call, item)).collect(Collectors.joining(separator));
  }

  private static String itemText(HelperCall call, Object item) {
    return switch (item) {
      case CharSequence text -> text.toString();
      case Number number -> ClosedValues.print(number);
      case Boolean truth -> truth.toString();
      default -> throw call.wrongKind(0, "a list of plain values", item);
    };
  }

  private static String concat(HelperCall call) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < call.arguments().size(); i++) {
      text.append(call.text(i));
    }
    return text.toString();
  }

  private static Object lookup(HelperCall call) {
    Object value = new StrictResolver().resolve(call.argument(0), call.text(1));
    if (call.argument(0) instanceof List<?> list
        && call.argument(1) instanceof Number index
        && index.intValue() >= 0
        && index.intValue() < list.size()) {
      value = list.get(index.intValue());
    }
    if (!ClosedValues.isClosed(value)) {
      throw TagFault.of("There is no '%s' in what lookup was given.".formatted(call.text(1)));
    }
    return value;
  }

  /** `{{indent text 4}}` indents every line but the first, `{{#indent 4}}` every line. */
  private static String indent(HelperCall call) {
    if (!call.isBlock() && call.arguments().size() == 2) {
      return indented(call.text(0), call.smallNumber(1));
    }
    if (!call.isBlock() || call.arguments().size() != 1) {
      throw TagFault.of("Write indent as {{indent text 4}} or as {{#indent 4}}…{{/indent}}.");
    }
    int spaces = call.smallNumber(0);
    String body = call.body(true).toString();
    return body.isEmpty() ? body : " ".repeat(spaces) + indented(body, spaces);
  }

  /** Blank lines and the last line end stay as they are. */
  private static String indented(String text, int spaces) {
    RenderSession.current().budget().produced(text.chars().filter(c -> c == '\n').count() * spaces);
    return text.replaceAll("\n(?!\n|\r|$)", "\n" + " ".repeat(spaces));
  }

  /** `{{raw "${{ x }}"}}` prints its text, `{{{{raw}}}}…{{{{/raw}}}}` its body. */
  private static String raw(HelperCall call) {
    if (!call.isBlock()) {
      return call.text(0);
    }
    return call.options().fn.text();
  }
}
