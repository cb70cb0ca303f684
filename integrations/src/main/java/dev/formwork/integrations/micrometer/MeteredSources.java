package dev.formwork.integrations.micrometer;

import dev.formwork.activities.port.fetch.SourceReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures what steps fetch from Git hosts and other servers. */
public final class MeteredSources implements SourceReader {

  private static final int MOST_HOSTS = 50;
  private static final int MOST_OUTCOMES = 30;

  private final SourceReader sources;
  private final MeterRegistry registry;
  private final BoundedNames hosts = new BoundedNames(MOST_HOSTS);
  private final BoundedNames outcomes = new BoundedNames(MOST_OUTCOMES);

  public MeteredSources(SourceReader sources, MeterRegistry registry) {
    this.sources = sources;
    this.registry = registry;
  }

  @Override
  public void readTree(URI url, @Nullable String token, Path directory) {
    measure(
        url,
        () -> {
          sources.readTree(url, token, directory);
          return directory;
        });
  }

  @Override
  public byte[] readFile(URI url, @Nullable String token) {
    return measure(url, () -> sources.readFile(url, token));
  }

  private <T> T measure(URI url, Supplier<T> read) {
    Timer.Sample sample = Timer.start(registry);
    String outcome = "succeeded";
    try {
      return read.get();
    } catch (RuntimeException failure) {
      outcome = outcomes.of(failure.getClass().getSimpleName());
      throw failure;
    } finally {
      String host = url.getHost() == null ? "none" : url.getHost().toLowerCase(Locale.ROOT);
      sample.stop(
          registry.timer("formwork.source.fetches", "host", hosts.of(host), "outcome", outcome));
    }
  }
}
