package dev.formwork.standalone.template;

import dev.formwork.activities.action.ActionManifest;
import dev.formwork.standalone.commandline.Arguments;
import dev.formwork.standalone.commandline.UsageFault;
import dev.formwork.templates.lint.Nearest;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** `actions [ID]`. */
final class ActionsCommand {

  private ActionsCommand() {}

  static int run(List<String> words, PrintStream out) {
    Arguments arguments = Arguments.of(words, Set.of(), Set.of());
    Map<String, ActionManifest> actions = OfflineActions.all(Workbench.dryRun());
    if (arguments.names().isEmpty()) {
      actions.forEach((id, manifest) -> out.printf("%-36s %s%n", id, manifest.description()));
      return 0;
    }
    String id = arguments.onlyName("one action");
    ActionManifest manifest = actions.get(id);
    if (manifest == null) {
      throw new UsageFault(
          "There is no action '%s'.%s"
              .formatted(
                  id,
                  Nearest.to(id, actions.keySet())
                      .map(" Did you mean '%s'?"::formatted)
                      .orElse("")));
    }
    out.println(id);
    out.println("  " + manifest.description());
    properties("input", manifest.inputSchema(), out);
    properties("output", manifest.outputSchema(), out);
    return 0;
  }

  private static void properties(String title, Map<String, Object> schema, PrintStream out) {
    if (!(schema.get("properties") instanceof Map<?, ?> properties) || properties.isEmpty()) {
      return;
    }
    List<?> required = schema.get("required") instanceof List<?> list ? list : List.of();
    out.println();
    out.println("  " + title);
    properties.forEach(
        (name, property) -> {
          Map<?, ?> shape = property instanceof Map<?, ?> map ? map : Map.of();
          Object otherwise = shape.get("default");
          out.printf(
              "    %-28s %s%s%s%n",
              name + (title.equals("input") && required.contains(name) ? " *" : ""),
              shape.get("type") instanceof String type ? "(" + type + ") " : "",
              shape.get("description") == null ? "" : shape.get("description"),
              otherwise == null ? "" : " Default: %s.".formatted(otherwise));
        });
  }
}
