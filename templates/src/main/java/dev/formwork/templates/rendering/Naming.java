package dev.formwork.templates.rendering;

import org.jspecify.annotations.Nullable;

/** What the entries of a skeleton are called in the target, and which of them are templates. */
interface Naming {

  /**
   * The path of an entry relative to the target; empty when it is left out, null when it is faulty,
   * which has been noted then. The directory that holds the entry was asked for before.
   */
  @Nullable String target(SkeletonEntry entry);

  /** Whether a file has the ending of templates, or all files are templates. */
  boolean isTemplate(SkeletonEntry file);
}
