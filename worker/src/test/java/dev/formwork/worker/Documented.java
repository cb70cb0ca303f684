package dev.formwork.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics that docs/operations.md names. */
public final class Documented {

  private static final Path PAGE = Path.of("../docs/operations.md");

  /** {@code | `name` | process | appears | … |}. */
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| `([a-z_]+)` \\| (api|worker|both|server) \\| (always|when it happens) \\|");

  private Documented() {}

  /** The page itself. */
  public static Path page() {
    return PAGE;
  }

  /**
   * A row of the page.
   *
   * @param process `api`, `worker`, `both` or `server` (Temporal's own)
   */
  public record Row(String name, String process, boolean isAlwaysThere) {}

  /** Rows by the name of the metric in Prometheus, without `_bucket`, `_count` and `_sum`. */
  public static Map<String, Row> metrics() {
    Map<String, Row> rows = new LinkedHashMap<>();
    try {
      Matcher matcher = ROW.matcher(Files.readString(PAGE));
      while (matcher.find()) {
        rows.put(
            matcher.group(1),
            new Row(matcher.group(1), matcher.group(2), matcher.group(3).equals("always")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
