package dev.formwork.templates.peers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes templates of steps and of files from a seed. */
final class TemplateGenerator {

  private static final List<String> PIECES =
      List.of(
          "text", " ", "\n", "  \n", "\r\n", "é😀", "{", "}}", "$", "{{ x }}", "$$", "\\", "'", "#",
          "<a>&", "\t", "end", "%}", "{ {", "-");

  private final Chance chance;
  private boolean isText;
  private boolean cookiecutter;
  private ExpressionGenerator expressions;

  TemplateGenerator(long seed) {
    this.chance = Chance.of(seed);
    this.expressions = new ExpressionGenerator(chance, names("parameters"));
  }

  PeerCase next() {
    isText = chance.oneIn(3);
    cookiecutter = isText && chance.oneIn(6);
    String root = cookiecutter ? "cookiecutter" : isText ? "values" : "parameters";
    expressions = new ExpressionGenerator(chance, names(root));
    String template = template();
    if (chance.oneIn(8)) {
      template = broken(template);
    }
    return isText
        ? new PeerCase("text", template, Map.of(root, values()), options())
        : new PeerCase("value", template, context(), Map.of());
  }

  private Map<String, Boolean> options() {
    return Map.of(
        "trimBlocks", chance.oneIn(3),
        "lstripBlocks", chance.oneIn(3),
        "cookiecutterCompat", cookiecutter);
  }

  private String template() {
    if (!isText && chance.oneIn(2)) {
      return output(3);
    }
    StringBuilder template = new StringBuilder();
    int parts = 1 + chance.below(4);
    for (int i = 0; i < parts; i++) {
      template.append(part(2));
    }
    return template.toString();
  }

  private String part(int depth) {
    return switch (chance.below(depth > 0 ? 12 : 5)) {
      case 0, 1 -> chance.of(PIECES);
      case 2, 3, 4 -> output(2);
      case 5 -> tag("if " + expressions.expression(1)) + part(depth - 1) + alternatives(depth);
      case 6 -> loop(depth);
      case 7 -> set(depth);
      case 8 -> macro(depth);
      case 9 -> tag("filter " + expressions.filter()) + part(depth - 1) + tag("endfilter");
      case 10 -> chance.of("{# note #}", "{#- note -#}", "{# ${{ x }} #}", raw());
      default -> selection(depth);
    };
  }

  private String output(int depth) {
    String open = cookiecutter ? "{{" : "${{";
    String blank = chance.oneIn(6) ? chance.of("", "\n", "  ") : " ";
    return open
        + (chance.oneIn(8) ? "-" : "")
        + blank
        + expressions.expression(depth)
        + blank
        + (chance.oneIn(8) ? "-" : "")
        + "}}";
  }

  private String tag(String inside) {
    return "{%"
        + (chance.oneIn(8) ? "-" : "")
        + " "
        + inside
        + " "
        + (chance.oneIn(8) ? "-" : "")
        + "%}"
        + (chance.oneIn(3) ? "\n" : "");
  }

  private String alternatives(int depth) {
    String middle =
        switch (chance.below(3)) {
          case 0 -> tag("else") + part(depth - 1);
          case 1 ->
              tag(chance.of("elif ", "elseif ") + expressions.expression(1)) + part(depth - 1);
          default -> "";
        };
    return middle + tag("endif");
  }

  private String loop(int depth) {
    String names = chance.of("x", "x", "k, v", "a, b, c");
    String inside =
        chance.of("${{ x }}", "${{ k }}=${{ v }}", "${{ loop.index }}", "${{ loop.last }},");
    return tag("for " + names + " in " + expressions.expression(1))
        + (cookiecutter ? inside.substring(1) : inside)
        + part(depth - 1)
        + (chance.oneIn(3) ? tag("else") + part(depth - 1) : "")
        + tag("endfor");
  }

  private String set(int depth) {
    String read = cookiecutter ? "{{ s }}" : "${{ s }}";
    return chance.oneIn(3)
        ? tag("set s") + part(depth - 1) + tag("endset") + read
        : tag("set s = " + expressions.expression(2)) + read;
  }

  private String macro(int depth) {
    String open = cookiecutter ? "{{" : "${{";
    String body = open + " p }}" + open + " q }}" + part(depth - 1);
    String call =
        chance.oneIn(3)
            ? tag("call m(" + expressions.leaf() + ")") + part(depth - 1) + tag("endcall")
            : open + " m(" + expressions.leaf() + ") }}";
    return tag("macro m(p, q='d')") + body + tag("endmacro") + call;
  }

  private String selection(int depth) {
    return tag("switch " + expressions.leaf())
        + tag("case " + expressions.leaf())
        + part(depth - 1)
        + (chance.oneIn(2) ? tag("case 'x'") : "")
        + (chance.oneIn(2) ? tag("default") + part(depth - 1) : "")
        + tag("endswitch");
  }

  private String raw() {
    return chance.of("{% raw %}${{ x }}{% endraw %}", "{% verbatim %}{% if %}{% endverbatim %}");
  }

  /** Takes a piece away or doubles it. */
  private String broken(String template) {
    List<String> characters = template.codePoints().mapToObj(Character::toString).toList();
    int from = chance.below(characters.size() + 1);
    int to = Math.min(characters.size(), from + chance.below(4));
    String piece = String.join("", characters.subList(from, to));
    return String.join("", characters.subList(0, from))
        + (chance.oneIn(2) ? "" : piece + piece)
        + String.join("", characters.subList(to, characters.size()));
  }

  private static List<String> names(String root) {
    return List.of(
        root + ".name",
        root + ".count",
        root + ".half",
        root + ".yes",
        root + ".no",
        root + ".nothing",
        root + ".empty",
        root + ".list",
        root + ".numbers",
        root + ".things",
        root + ".map",
        root + ".missing",
        root + ".missing.deep",
        root + ".map.k",
        root + ".uni",
        root + ".text",
        "x",
        root);
  }

  private static Map<String, Object> context() {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("parameters", values());
    context.put("user", Map.of("ref", "user:default/ada"));
    return context;
  }

  private static Map<String, Object> values() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("k", "v");
    map.put("n", 1);
    map.put("a", Map.of("b", List.of(1, 2)));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", "My App");
    values.put("count", 3);
    values.put("half", 2.5);
    values.put("yes", true);
    values.put("no", false);
    values.put("nothing", null);
    values.put("empty", "");
    values.put("list", List.of("b", "a", "c"));
    values.put("numbers", Arrays.asList(3, 1, 2.5, 10));
    values.put("things", List.of(Map.of("k", "y"), Map.of("k", "x"), Map.of("z", 1)));
    values.put("map", map);
    values.put("uni", "naïve 日本 😀");
    values.put("text", "one two\n  three <b>x</b>");
    return values;
  }
}
