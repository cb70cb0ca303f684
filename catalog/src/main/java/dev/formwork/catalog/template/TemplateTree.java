package dev.formwork.catalog.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The files of a template in the order of their paths.
 *
 * @param digest SHA-256, in hex, of the manifest: a line with mode, hash, size and path for each
 */
record TemplateTree(List<Item> items, String digest) {

  /** A file and the SHA-256 of its content, in hex. */
  record Item(TemplateFile file, String hash) {

    String mode() {
      if (file.link()) {
        return "link";
      }
      return file.executable() ? "executable" : "file";
    }
  }

  static TemplateTree of(List<TemplateFile> files) {
    List<Item> items =
        files.stream()
            .sorted(Comparator.comparing(TemplateFile::path))
            .map(file -> new Item(file, sha256(file.content())))
            .toList();
    StringBuilder manifest = new StringBuilder("formwork template 1\n");
    for (Item item : items) {
      manifest.append(
          "%s %s %d %s\n"
              .formatted(
                  item.mode(), item.hash(), item.file().content().length, item.file().path()));
    }
    return new TemplateTree(items, sha256(manifest.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
