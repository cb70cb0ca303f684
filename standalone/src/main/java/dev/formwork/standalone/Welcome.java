package dev.formwork.standalone;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The block of links that ends a start. */
record Welcome(PrintStream out, URI url, Temporal temporal, Path data) {

  void print(Instant begun) {
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    out.println();
    out.printf(Locale.ROOT, "Formwork is ready after %.1f s.%n%n", seconds);
    link("Portal", url.toString());
    link("API", url.resolve("/api/formwork/v1/openapi.json").toString());
    link("Git host", url.resolve("/git/").toString());
    if (temporal.ui() != null) {
      link("Temporal", temporal.ui().toString());
    }
    link("Data", data.toString());
    if (temporal.banner() != null) {
      out.println();
      out.println("  " + "!".repeat(76));
      out.println(wrapped(temporal.banner()));
      out.println("  " + "!".repeat(76));
    }
  }

  private void link(String name, String address) {
    out.printf("  %-10s %s%n", name, address);
  }

  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder("  ");
    int column = 2;
    for (String word : text.split(" ")) {
      if (column + word.length() > 78) {
        lines.append(System.lineSeparator()).append("  ");
        column = 2;
      }
      lines.append(word).append(' ');
      column += word.length() + 1;
    }
    return lines.toString();
  }
}
