package dev.formwork.integrations.web;

import dev.formwork.integrations.git.ReadLimits;
import java.time.Duration;
import java.util.List;

/**
 * What may be read.
 *
 * @param gitHosts whose repositories may be read; first match wins
 * @param allowedHosts further host names, each with its port unless it is the scheme's own;
 *     `*.example.com` for all below
 * @param requestTimeout for connecting and for each wait for bytes
 */
public record WebSettings(
    List<GitHost> gitHosts, List<String> allowedHosts, ReadLimits limits, Duration requestTimeout) {

  public WebSettings {
    gitHosts = List.copyOf(gitHosts);
    allowedHosts = List.copyOf(allowedHosts);
  }

  /** 5,000 files, 10 MiB in one, 100 MiB in all. */
  public static ReadLimits standardLimits() {
    return new ReadLimits(5_000, 10L << 20, 100L << 20);
  }
}
