package dev.formwork.templates.rendering;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * One entry of a skeleton.
 *
 * @param path where it lies
 * @param name its path relative to the skeleton, with `/`
 * @param kind what it is
 * @param size its bytes; 0 unless it is a file
 * @param mode who may do what with it; empty where the file system does not say
 */
record SkeletonEntry(Path path, String name, Kind kind, long size, Set<PosixFilePermission> mode) {

  enum Kind {
    DIRECTORY,
    FILE,
    LINK
  }

  /** The name of the directory that holds it; empty at the top. */
  String parent() {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  String lastName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
