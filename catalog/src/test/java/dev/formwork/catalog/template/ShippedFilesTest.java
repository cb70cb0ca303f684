package dev.formwork.catalog.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedFilesTest {

  private static final Map<String, String> FILES =
      Map.of(
          "templates/java/template.yaml", "kind: Template",
          "templates/java/skeleton/mvnw", "#!/bin/sh",
          "templates/java/skeleton/.gitignore", "target/",
          "templates/notes/README.md", "no template",
          "templates/index", "x");

  @TempDir private Path directory;

  @Test
  void readsTheSameFromADirectoryAndAJar() throws IOException {
    Map<String, List<TemplateFile>> fromDirectory = read(inDirectory());
    Map<String, List<TemplateFile>> fromJar = read(inJar());

    assertThat(fromDirectory).isEqualTo(fromJar).containsOnlyKeys("java");
    assertThat(fromJar.get("java"))
        .containsExactly(
            TemplateFile.of("skeleton/.gitignore", "target/"),
            TemplateFile.executable("skeleton/mvnw", "#!/bin/sh".getBytes()),
            TemplateFile.of("template.yaml", "kind: Template"));
  }

  @Test
  void findsTheTemplatesOfThisHouse() {
    assertThat(ShippedFiles.templates())
        .containsKeys("java-service", "static-site")
        .allSatisfy(
            (name, files) ->
                assertThat(files)
                    .extracting(TemplateFile::path)
                    .contains("template.yaml", "skeleton/.gitignore"));
  }

  private static Map<String, List<TemplateFile>> read(URL root) throws IOException {
    try (var loader = new URLClassLoader(new URL[] {root}, null)) {
      return ShippedFiles.templates(loader);
    }
  }

  private URL inDirectory() throws IOException {
    Path root = directory.resolve("classes");
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return root.toUri().toURL();
  }

  private URL inJar() throws IOException {
    Path path = directory.resolve("templates.jar");
    try (var jar = new JarOutputStream(Files.newOutputStream(path))) {
      jar.putNextEntry(new JarEntry("templates/"));
      for (Map.Entry<String, String> file : FILES.entrySet()) {
        jar.putNextEntry(new JarEntry(file.getKey()));
        jar.write(file.getValue().getBytes());
      }
    }
    return path.toUri().toURL();
  }
}
