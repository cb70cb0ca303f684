package dev.formwork.templates.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The differences that are meant to be. A line of the list has a name, then one pattern for each of
 * template, our answer and theirs, separated by ` :: `; all three must be found.
 */
final class KnownDifferences {

  private record Difference(String name, Pattern template, Pattern ours, Pattern theirs) {}

  private final List<Difference> list;
  private final Map<String, Integer> seen = new TreeMap<>();

  private KnownDifferences(List<Difference> list) {
    this.list = list;
  }

  static KnownDifferences read() throws IOException {
    List<Difference> list = new ArrayList<>();
    try (InputStream text = KnownDifferences.class.getResourceAsStream("known-differences.txt")) {
      for (String line : new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.split("  ::  ", -1);
          list.add(
              new Difference(
                  parts[0].strip(), pattern(parts[1]), pattern(parts[2]), pattern(parts[3])));
        }
      }
    }
    return new KnownDifferences(list);
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(text.strip(), Pattern.DOTALL);
  }

  /** The name of the listed difference that this is, or null. */
  @Nullable String reason(PeerCase each, JsonNode ours, JsonNode theirs) {
    for (Difference difference : list) {
      if (difference.template().matcher(each.template()).find()
          && difference.ours().matcher(ours.toString()).find()
          && difference.theirs().matcher(theirs.toString()).find()) {
        seen.merge(difference.name(), 1, Integer::sum);
        return difference.name();
      }
    }
    return null;
  }

  void print() {
    seen.forEach((name, count) -> System.out.printf("Peers: listed '%s' %d times%n", name, count));
  }
}
