package dev.formwork.activities.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What can be seen of an entry of a directory.
 *
 * @param mode octal; empty for a link
 * @param content hash of a file, target of a link, empty for a directory
 */
record FileFacts(String type, String mode, long size, String content) {

  static FileFacts parse(JsonNode entry) {
    String type = entry.get("type").asText();
    return new FileFacts(
        type,
        entry.path("mode").asText(),
        entry.path("size").asLong(),
        type.equals("link") ? entry.get("target").asText() : entry.path("sha256").asText());
  }

  /** All entries under a directory by path; directories end with a slash. */
  static Map<String, FileFacts> of(Path root) throws IOException {
    Map<String, FileFacts> facts = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths.filter(path -> !path.equals(root))::iterator) {
        boolean isDirectory = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        facts.put(root.relativize(path) + (isDirectory ? "/" : ""), one(path, isDirectory));
      }
    }
    return facts;
  }

  private static FileFacts one(Path path, boolean isDirectory) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return new FileFacts("link", "", 0, Files.readSymbolicLink(path).toString());
    }
    String mode = octal(Files.getPosixFilePermissions(path));
    return isDirectory
        ? new FileFacts("dir", mode, 0, "")
        : new FileFacts("file", mode, Files.size(path), hash(Files.readAllBytes(path)));
  }

  private static String octal(Set<PosixFilePermission> permissions) {
    int mode = 0;
    for (PosixFilePermission permission : PosixFilePermission.values()) {
      mode = mode * 2 + (permissions.contains(permission) ? 1 : 0);
    }
    return "0%o".formatted(mode);
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
