package dev.formwork.integrations.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * One file of a commit.
 *
 * @param path relative to the root of the repository, separated by slashes
 * @param content the bytes, or the target of a link in UTF-8
 */
record GitFile(String path, Kind kind, Content content) {

  /** What an entry of a tree is. */
  enum Kind {
    FILE,
    EXECUTABLE,
    LINK
  }

  /** Bytes of known length that can be read more than once. */
  interface Content {

    long size() throws IOException;

    InputStream open() throws IOException;
  }

  /** A regular file with a text of its own. */
  static GitFile of(String path, String text) {
    return new GitFile(path, Kind.FILE, bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Content that is already in memory. The array is not copied. */
  static Content bytes(byte[] bytes) {
    return new Content() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }
}
