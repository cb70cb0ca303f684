package dev.formwork.activities.port.gitlab;

import org.jspecify.annotations.Nullable;

/**
 * A group to be created.
 *
 * @param slug last part of its path
 * @param parent the group that it belongs to, or null for a group of its own
 * @param mark written on it in the call that creates it
 */
public record NewGroup(
    String name, String slug, @Nullable Group parent, @Nullable String description, String mark) {

  /** With the paths of its parents. */
  public String path() {
    return parent == null ? slug : parent.path() + "/" + slug;
  }
}
