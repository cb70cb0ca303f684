package dev.formwork.standalone;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The cluster that `TEMPORAL_ADDRESS` names. It is used and never stopped. */
record ExternalTemporal(String target, @Nullable URI ui) implements Temporal {

  @Override
  public @Nullable String banner() {
    return null;
  }

  @Override
  public String origin() {
    return "TEMPORAL_ADDRESS " + target;
  }

  @Override
  public void close() {}
}
