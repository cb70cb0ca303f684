package dev.formwork.activities.workspace;

import dev.formwork.activities.port.workspace.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import org.jspecify.annotations.Nullable;

/**
 * What a file looks like from outside. Files get {@link #UNTOUCHED} as their time when they are
 * checked out or captured: a write since then shows by the time, a rename by the key, so a file
 * that looks the same need not be read again.
 */
record Fingerprint(@Nullable Object key, long size, FileTime time, boolean executable) {

  static final FileTime UNTOUCHED = FileTime.fromMillis(1_000_000_000_000L);

  static Fingerprint of(Path file) throws IOException {
    return of(Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
  }

  static Fingerprint of(BasicFileAttributes attributes) {
    boolean executable =
        attributes instanceof PosixFileAttributes posix
            && posix.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    return new Fingerprint(
        attributes.fileKey(), attributes.size(), attributes.lastModifiedTime(), executable);
  }

  boolean isUntouched() {
    return time.equals(UNTOUCHED);
  }

  Snapshot.Kind kind() {
    return executable ? Snapshot.Kind.EXECUTABLE : Snapshot.Kind.FILE;
  }
}
