package dev.formwork.templates.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names with a dash that are written with a dot, which subtracts instead of looking up. */
final class Dashes {

  private static final Pattern DASHED =
      Pattern.compile("\\b(steps|parameters|secrets)\\.([A-Za-z_]\\w*(?:-[A-Za-z_0-9]+)+)");

  private record Found(String root, String name, int from, int to) {}

  private final List<Found> found = new ArrayList<>();

  static Dashes of(String text, Subject subject) {
    Dashes dashes = new Dashes();
    Matcher matcher = DASHED.matcher(text);
    while (matcher.find()) {
      String root = matcher.group(1);
      String name = matcher.group(2);
      boolean exists =
          switch (root) {
            case "steps" -> subject.steps().stream().anyMatch(step -> step.id().equals(name));
            case "parameters" -> subject.form().fields().containsKey(name);
            default -> subject.form().secrets().contains(name);
          };
      if (exists) {
        dashes.found.add(new Found(root, name, matcher.start(), matcher.end()));
      }
    }
    return dashes;
  }

  /** Whether an offset is inside of such a name. */
  boolean covers(int offset) {
    return found.stream().anyMatch(one -> one.from() <= offset && offset < one.to());
  }

  void report(ExpressionText text, Findings findings) {
    for (Found one : found) {
      findings.addWithin(
          Severity.ERROR,
          "dashed-name",
          text.pointer(),
          text.text(),
          new int[] {one.from(), one.to()},
          "'%s.%s' subtracts and gives no number. Write %s['%s'], because the name has a dash."
              .formatted(one.root(), one.name(), one.root(), one.name()));
    }
  }
}
