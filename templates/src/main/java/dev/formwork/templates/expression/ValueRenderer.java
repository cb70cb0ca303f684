package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Renders the string leaves of a JSON tree by Backstage's rules: a leaf that is one expression
 * keeps its type, everything else becomes text, and a leaf that fails is left as it is.
 * Deterministic, and safe for many threads.
 */
public final class ValueRenderer {

  private static final TemplateCache TEMPLATES = new TemplateCache();
  private static final int MAX_DEPTH = 256;

  private final Language language;

  private ValueRenderer(Language language) {
    this.language = language;
  }

  /**
   * A renderer that knows these Git hosts.
   *
   * @param hosts type by host name, such as `github.com` to `github`, for `parseRepoUrl`
   */
  public static ValueRenderer create(Map<String, String> hosts) {
    return new ValueRenderer(Language.create(hosts, false));
  }

  /**
   * Renders every string in a tree of maps, lists, strings, numbers, booleans and nulls. An
   * expression without a value removes its key from a map and becomes null in a list. Keys are left
   * as they are.
   */
  public Rendering render(@Nullable Object tree, Map<String, ?> variables, StatusFunctions status) {
    return render(tree, "", variables, status);
  }

  /**
   * Renders a tree that is part of a larger one.
   *
   * @param place what warnings call the tree, such as `/values/name`; empty for the whole
   */
  public Rendering render(
      @Nullable Object tree, String place, Map<String, ?> variables, StatusFunctions status) {
    Walk walk = new Walk(variables, status);
    Object value = walk.render(tree, place, 0);
    return new Rendering(value, walk.statusAsked, walk.warnings);
  }

  /** Whether a rendered `if` lets its step run: as in JavaScript, but an empty list does not. */
  public static boolean truthy(@Nullable Object value) {
    return value instanceof List<?> list ? !list.isEmpty() : Values.truthy(value);
  }

  /**
   * The root variables that a string mentions, sorted; empty when it holds no expression or does
   * not parse. Variables that the string sets itself are among them.
   */
  public static Set<String> roots(String leaf) {
    return isPlain(leaf) ? Set.of() : parsedOrNone(leaf, Template::roots);
  }

  /**
   * Whether a string reads `secrets` or `environment.secrets`, or could: `environment` as a whole
   * or by a computed key counts, too.
   */
  public static boolean mentionsSecrets(String leaf) {
    if (isPlain(leaf)) {
      return false;
    }
    Set<String> roots = roots(leaf);
    Set<String> parts = parsedOrNone(leaf, Template::environmentParts);
    boolean environment = roots.contains("environment") && !parts.equals(Set.of("parameters"));
    return roots.contains("secrets") || environment;
  }

  private static Set<String> parsedOrNone(
      String leaf, java.util.function.Function<Template, Set<String>> answer) {
    try {
      return answer.apply(TEMPLATES.get(leaf, TextRenderer.Options.DEFAULTS));
    } catch (ExpressionException unparsable) {
      return Set.of();
    }
  }

  private static boolean isPlain(String leaf) {
    return !leaf.contains("${{") && !leaf.contains("{%") && !leaf.contains("{#");
  }

  private final class Walk {

    private final Map<String, ?> variables;
    private final StatusFunctions status;
    private final List<String> warnings = new ArrayList<>();
    private boolean statusAsked;

    Walk(Map<String, ?> variables, StatusFunctions status) {
      this.variables = variables;
      this.status = status;
    }

    @Nullable Object render(@Nullable Object tree, String path, int depth) {
      if (depth > MAX_DEPTH) {
        throw new ExpressionException(
            1,
            1,
            "",
            "The value at %s nests deeper than %d levels. Make it flatter."
                .formatted(path, MAX_DEPTH));
      }
      return switch (tree) {
        case String leaf -> isPlain(leaf) ? leaf : leaf(leaf, path);
        case List<?> list -> list(list, path, depth);
        case Map<?, ?> map -> map(map, path, depth);
        case null, default -> tree;
      };
    }

    private List<@Nullable Object> list(List<?> list, String path, int depth) {
      List<@Nullable Object> rendered = new ArrayList<>(list.size());
      for (int i = 0; i < list.size(); i++) {
        Object item = render(list.get(i), path + "/" + i, depth + 1);
        rendered.add(item == Undefined.UNDEFINED ? null : item);
      }
      return rendered;
    }

    private Map<String, @Nullable Object> map(Map<?, ?> map, String path, int depth) {
      Map<String, @Nullable Object> rendered = new LinkedHashMap<>();
      map.forEach(
          (key, item) -> {
            String name = String.valueOf(key);
            String pointer = path + "/" + name.replace("~", "~0").replace("/", "~1");
            Object value = render(item, pointer, depth + 1);
            if (value != Undefined.UNDEFINED) {
              rendered.put(name, value);
            }
          });
      return rendered;
    }

    private @Nullable Object leaf(String leaf, String path) {
      try {
        Template template = TEMPLATES.get(leaf, TextRenderer.Options.DEFAULTS);
        Render render = new Render(template, language, variables, status);
        try {
          return value(template, render);
        } finally {
          statusAsked |= render.statusAsked();
        }
      } catch (ExpressionException e) {
        warnings.add(
            "The expression%s was passed on as it is, because it failed. %s"
                .formatted(path.isEmpty() ? "" : " at " + path, e.getMessage()));
        return leaf;
      }
    }

    private @Nullable Object value(Template template, Render render) {
      return TextRenderer.guarded(template, new Interpreter(render)::value);
    }
  }
}
