package dev.formwork.integrations.localgit;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;

/**
 * What a name points to. It is written once, before the name exists, and never changed: a
 * repository made anew under the same name has another id and another directory.
 */
record Pointer(
    String id,
    String owner,
    String name,
    String description,
    String mark,
    String defaultBranch,
    Instant createdAt) {

  private static final String FILE = "repository.properties";

  void writeTo(Path directory) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("id", id);
    properties.setProperty("owner", owner);
    properties.setProperty("name", name);
    properties.setProperty("description", description);
    properties.setProperty("mark", mark);
    properties.setProperty("defaultBranch", defaultBranch);
    properties.setProperty("createdAt", createdAt.toString());
    try (Writer writer = Files.newBufferedWriter(directory.resolve(FILE))) {
      properties.store(writer, null);
    }
  }

  static Pointer readFrom(Path directory) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(directory.resolve(FILE))) {
      properties.load(reader);
    }
    return new Pointer(
        properties.getProperty("id"),
        properties.getProperty("owner"),
        properties.getProperty("name"),
        properties.getProperty("description"),
        properties.getProperty("mark"),
        properties.getProperty("defaultBranch"),
        Instant.parse(properties.getProperty("createdAt")));
  }
}
