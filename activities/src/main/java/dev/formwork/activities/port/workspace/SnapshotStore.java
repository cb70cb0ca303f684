package dev.formwork.activities.port.workspace;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the files of runs are kept between steps: immutable snapshots over blobs that are kept once
 * for each content.
 */
public interface SnapshotStore {

  /** Those of the hashes whose blobs are not stored. */
  Set<String> missing(Collection<String> hashes);

  /** Stores blobs by their hashes; one that is there already is left alone. */
  void store(Map<String, byte[]> blobs);

  /** The blobs of these hashes; one that is not stored is absent from the answer. */
  Map<String, byte[]> load(Collection<String> hashes);

  /**
   * Says that the blobs of these hashes were read and their contents are gone or not what the hash
   * says. They count as missing from now on, so that whoever stores them next makes them good.
   */
  void distrust(Collection<String> hashes);

  /**
   * Keeps a snapshot whose blobs are all stored; the same id again changes nothing.
   *
   * @throws BlobsMissing when a blob was deleted meanwhile; store them again and repeat
   */
  void save(Snapshot snapshot);

  Optional<Snapshot> find(String id);

  /** Deletes the snapshots of a run, and blobs that no snapshot needs any more. */
  void release(String runId);

  /** What people call the place where the contents are, such as `the database`. */
  String place();

  /** A snapshot names blobs that are not stored. */
  final class BlobsMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BlobsMissing(Collection<String> hashes) {
      super("%d blobs are not stored, first %s".formatted(hashes.size(), hashes.iterator().next()));
    }
  }
}
