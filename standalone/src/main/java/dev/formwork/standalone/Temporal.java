package dev.formwork.standalone;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A Temporal server that runs can be put on. */
interface Temporal extends AutoCloseable {

  /** Host and port of the gRPC frontend. */
  String target();

  /** Address of the UI, or null when there is none. */
  @Nullable URI ui();

  /**
   * What people should know about this server before they rely on it, or null when there is
   * nothing.
   */
  @Nullable String banner();

  /** Where it was found, for the line that says that it runs. */
  String origin();

  /** Whether runs outlive this process. */
  default boolean isDurable() {
    return banner() == null;
  }

  @Override
  void close();
}
