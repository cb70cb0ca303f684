package dev.formwork.workflows.steps;

import dev.formwork.templates.expression.Rendering;
import dev.formwork.templates.expression.StatusFunctions;
import dev.formwork.templates.expression.ValueRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Renders the values of a step. Strings that mention secrets are left as they are and listed: only
 * the activity knows the secrets, and no payload ever holds one.
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

  /**
   * A renderer that knows these Git hosts.
   *
   * @param hosts type by host name, such as `github.com` to `github`
   */
  public InputRenderer(Map<String, String> hosts) {
    this.renderer = ValueRenderer.create(hosts);
  }

  /** Renders one value, as if there were no secrets. */
  public Rendering evaluate(@Nullable Object tree, Map<String, ?> variables, boolean failed) {
    return renderer.render(tree, variables, new StatusFunctions(failed));
  }

  /** Renders every string but those that mention secrets. */
  public Rendered render(@Nullable Object tree, Map<String, ?> variables, boolean failed) {
    Rendered rest = new Rendered(null, new ArrayList<>(), new TreeSet<>());
    Object value = render(tree, "", rest, variables, new StatusFunctions(failed));
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

  private @Nullable Object render(
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
        return renderer.render(text, variables, status).value();
      }
      case Map<?, ?> map -> {
        Map<String, Object> rendered = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          String key = String.valueOf(entry.getKey());
          String path = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
          Object value = render(entry.getValue(), path, rest, variables, status);
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
          Object value = render(item, path, rest, variables, status);
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
