package dev.formwork.catalog.template;

import dev.formwork.templates.TemplateReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Reads `templates/<name>/**` from the class path, from directories and JARs alike. */
final class ShippedFiles {

  private static final String ROOT = "templates/";

  private ShippedFiles() {}

  /** The files of each template by its directory's name. */
  static Map<String, List<TemplateFile>> templates() {
    return templates(TemplateReader.class.getClassLoader());
  }

  static Map<String, List<TemplateFile>> templates(ClassLoader loader) {
    Map<String, List<TemplateFile>> templates = new TreeMap<>();
    try {
      for (URL root : Collections.list(loader.getResources(ROOT))) {
        files(root)
            .forEach(
                (path, content) -> {
                  int slash = path.indexOf('/');
                  if (slash > 0) {
                    templates
                        .computeIfAbsent(path.substring(0, slash), name -> new ArrayList<>())
                        .add(file(path.substring(slash + 1), content));
                  }
                });
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The shipped templates cannot be read.", e);
    }
    templates
        .values()
        .removeIf(files -> files.stream().noneMatch(f -> f.path().equals("template.yaml")));
    return templates;
  }

  /** A JAR keeps no modes: what names its interpreter is executable. */
  private static TemplateFile file(String path, byte[] content) {
    boolean isScript = content.length > 1 && content[0] == '#' && content[1] == '!';
    return isScript ? TemplateFile.executable(path, content) : TemplateFile.of(path, content);
  }

  private static Map<String, byte[]> files(URL root) throws IOException {
    if (root.openConnection() instanceof JarURLConnection connection) {
      return inJar(connection);
    }
    return inDirectory(Path.of(URI.create(root.toString())));
  }

  private static Map<String, byte[]> inJar(JarURLConnection connection) throws IOException {
    connection.setUseCaches(false);
    Map<String, byte[]> files = new TreeMap<>();
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().startsWith(ROOT) && !entry.isDirectory()) {
          try (InputStream content = jar.getInputStream(entry)) {
            files.put(entry.getName().substring(ROOT.length()), content.readAllBytes());
          }
        }
      }
    }
    return files;
  }

  private static Map<String, byte[]> inDirectory(Path directory) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            directory.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
    }
    return files;
  }
}
