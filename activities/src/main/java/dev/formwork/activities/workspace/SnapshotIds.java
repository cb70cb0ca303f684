package dev.formwork.activities.workspace;

import dev.formwork.activities.port.workspace.Snapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Names snapshots by what they hold. */
final class SnapshotIds {

  private SnapshotIds() {}

  /** 128 bits of a hash over path, kind and content of every entry. */
  static String of(List<Snapshot.Entry> entries) {
    MessageDigest digest = Hashes.digest();
    for (Snapshot.Entry entry : entries) {
      digest.update(
          (entry.path() + '\0' + entry.kind() + '\0' + entry.hash() + '\n')
              .getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }
}
