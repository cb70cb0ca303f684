package dev.formwork.integrations.git;

import java.io.IOException;

/**
 * How much is read from a repository at most.
 *
 * @param maxFiles files of one tree
 * @param maxFileBytes bytes of one file
 * @param maxTotalBytes bytes of all files together, and of what the server sends for them
 */
public record ReadLimits(int maxFiles, long maxFileBytes, long maxTotalBytes) {

  /** More was there than the limits allow. */
  public static final class Exceeded extends IOException {
    private static final long serialVersionUID = 1L;

    public Exceeded(String message) {
      super(message);
    }
  }
}
