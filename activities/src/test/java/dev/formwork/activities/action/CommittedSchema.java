package dev.formwork.activities.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The committed schema of an action; written with `-Dformwork.write-schemas`. */
final class CommittedSchema {

  private CommittedSchema() {}

  static void check(Action<?, ?> action) {
    ActionManifest manifest = ActionManifest.of(action);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("id", manifest.id());
    content.put("description", manifest.description());
    content.put("input", manifest.inputSchema());
    content.put("output", manifest.outputSchema());
    String text = ActionJson.pretty(content) + "\n";
    String folder = action.getClass().getPackageName().replace('.', '/');
    Path file =
        Path.of("src/main/resources", folder, ActionExample.fileName(manifest.id(), "schema.json"));
    try {
      if (Boolean.getBoolean("formwork.write-schemas")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      assertThat(Files.exists(file) ? Files.readString(file) : "")
          .as("%s; run the test with -Dformwork.write-schemas=true to write it", file)
          .isEqualTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
