package dev.formwork.activities.dryrun;

import java.util.Arrays;

/** A file that a dry run gets or leaves. */
public final class DryRunFile {

  private final String path;
  private final boolean isExecutable;
  private final byte[] content;

  /**
   * @param path relative, with `/` between its parts
   */
  public DryRunFile(String path, boolean isExecutable, byte[] content) {
    this.path = path;
    this.isExecutable = isExecutable;
    this.content = content.clone();
  }

  public String path() {
    return path;
  }

  public boolean isExecutable() {
    return isExecutable;
  }

  public byte[] content() {
    return content.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DryRunFile file
        && path.equals(file.path)
        && isExecutable == file.isExecutable
        && Arrays.equals(content, file.content);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return "%s (%d bytes%s)".formatted(path, content.length, isExecutable ? ", executable" : "");
  }
}
