package dev.formwork.workflows.steps;

import dev.formwork.templates.expression.Rendering;
import dev.formwork.templates.expression.StatusFunctions;
import dev.formwork.templates.expression.ValueRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Renders the values of a step. Strings that mention secrets are left as they are and listed: only
 * the activity knows the secrets, and no payload ever holds one. For one run; remembers what
 * failed.
 */
public final class InputRenderer {

  /**
   * A rendered tree.
   *
   * @param value {@link Rendering#UNDEFINED} when the whole tree was one expression without a value
   * @param deferred JSON pointers of the strings that are still templates
   * @param roots the variables that the deferred strings mention
   */
  public record Rendered(@Nullable Object value, List<String> deferred, Set<String> roots) {

    /** Those of the variables that the deferred strings mention. */
    public Map<String, Object> context(Map<String, Object> variables) {
      Map<String, Object> context = new LinkedHashMap<>();
      for (String root : roots) {
        Object value = variables.get(root);
        if (value != null) {
          context.put(root, value);
        }
      }
      return context;
    }
  }

  private final ValueRenderer renderer;
  private final Set<String> warnings = new LinkedHashSet<>();

  /**
   * A renderer that knows these Git hosts.
   *
   * @param hosts type by host name, such as `github.com` to `github`
   */
  public InputRenderer(Map<String, String> hosts) {
    this.renderer = ValueRenderer.create(hosts);
  }

  /**
   * Renders one value, as if there were no secrets.
   *
   * @param place what warnings call the value, such as `if`
   */
  public Rendering evaluate(
      @Nullable Object tree, String place, Map<String, ?> variables, boolean failed) {
    Rendering rendering = renderer.render(tree, place, variables, new StatusFunctions(failed));
    warnings.addAll(rendering.warnings());
    return rendering;
  }

  /**
   * A sentence for each expression that failed and was left as it is, since the last call; each
   * sentence once.
   */
  public List<String> takeWarnings() {
    List<String> taken = List.copyOf(warnings);
    warnings.clear();
    return taken;
  }

  /** Renders every string of an input but those that mention secrets. */
  public Rendered render(@Nullable Object tree, Map<String, ?> variables, boolean failed) {
    return render(tree, "", variables, failed);
  }

  /**
   * Renders every string but those that mention secrets.
   *
   * @param place what warnings call the tree, such as `each`
   */
  public Rendered render(
      @Nullable Object tree, String place, Map<String, ?> variables, boolean failed) {
    Rendered rest = new Rendered(null, new ArrayList<>(), new TreeSet<>());
    Object value = walk(tree, place, rest, variables, new StatusFunctions(failed));
    return new Rendered(value, rest.deferred(), rest.roots());
  }

  /** Whether any string of the tree mentions secrets. */
  public static boolean mentionsSecrets(@Nullable Object tree) {
    return switch (tree) {
      case String text -> ValueRenderer.mentionsSecrets(text);
      case Map<?, ?> map -> map.values().stream().anyMatch(InputRenderer::mentionsSecrets);
      case List<?> list -> list.stream().anyMatch(InputRenderer::mentionsSecrets);
      case null, default -> false;
    };
  }

  private @Nullable Object walk(
      @Nullable Object tree,
      String pointer,
      Rendered rest,
      Map<String, ?> variables,
      StatusFunctions status) {
    switch (tree) {
      case String text when ValueRenderer.mentionsSecrets(text) -> {
        rest.deferred().add(pointer);
        rest.roots().addAll(ValueRenderer.roots(text));
        return text;
      }
      case String text -> {
        Rendering rendering = renderer.render(text, pointer, variables, status);
        warnings.addAll(rendering.warnings());
        return rendering.value();
      }
      case Map<?, ?> map -> {
        Map<String, Object> rendered = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          String key = String.valueOf(entry.getKey());
          String path = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
          Object value = walk(entry.getValue(), path, rest, variables, status);
          if (value != Rendering.UNDEFINED) {
            rendered.put(key, value);
          }
        }
        return rendered;
      }
      case List<?> list -> {
        List<Object> rendered = new ArrayList<>();
        for (Object item : list) {
          String path = pointer + "/" + rendered.size();
          Object value = walk(item, path, rest, variables, status);
          rendered.add(value == Rendering.UNDEFINED ? null : value);
        }
        return rendered;
      }
      case null, default -> {
        return tree;
      }
    }
  }
}
