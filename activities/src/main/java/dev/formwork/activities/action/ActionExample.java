package dev.formwork.activities.action;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * One way to use an action. They stand in `<id with ->.examples.yaml` beside the action's class.
 *
 * @param description one line for people
 * @param input complete and correct
 */
public record ActionExample(String description, Map<String, Object> input) {

  public ActionExample {
    input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
  }

  /** The examples of an action. */
  static List<ActionExample> read(Action<?, ?> action) {
    String file = fileName(action.id(), "examples.yaml");
    try (InputStream stream = action.getClass().getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(
            "Action %s has no examples. Write them to %s beside its class."
                .formatted(action.id(), file));
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      List<?> examples = (List<?>) new Load(LoadSettings.builder().build()).loadFromString(text);
      return examples.stream().map(example -> of((Map<?, ?>) example)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String fileName(String id, String extension) {
    return id.replace(':', '-') + "." + extension;
  }

  @SuppressWarnings("unchecked")
  private static ActionExample of(Map<?, ?> example) {
    return new ActionExample(
        String.valueOf(example.get("description")),
        (Map<String, Object>) Objects.requireNonNull(example.get("input")));
  }

  /** The example as the `steps` of a template. */
  String asSteps(String id) {
    var step = new LinkedHashMap<String, Object>();
    step.put("id", id.replace(':', '-').toLowerCase(Locale.ROOT));
    step.put("name", description);
    step.put("action", id);
    step.put("input", input);
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(120).build();
    return new Dump(settings).dumpToString(Map.of("steps", List.of(step)));
  }
}
