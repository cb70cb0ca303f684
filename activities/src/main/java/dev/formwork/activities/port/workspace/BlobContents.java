package dev.formwork.activities.port.workspace;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place outside the database for the contents of blobs. Which blobs there are stands in the
 * database; nothing is ever stored twice under one name, so a name that was deleted stays free.
 */
public interface BlobContents {

  /**
   * Something that is stored.
   *
   * @param storedAt by the clock of the place
   */
  record Stored(String name, Instant storedAt) {}

  /** Stores contents under names that are used for nothing else; the same again changes nothing. */
  void put(Map<String, byte[]> contents);

  /** The contents by their names; what is not stored is absent from the answer. */
  Map<String, byte[]> get(Collection<String> names);

  /** Deletes what is there of these. */
  void delete(Collection<String> names);

  /**
   * What is stored, in the order of the names.
   *
   * @param after the name to go on behind, or null for the beginning
   * @param most of the answer, at least 1
   */
  List<Stored> list(@Nullable String after, int most);

  /** What people call the place, such as `the bucket formwork`. */
  String place();
}
