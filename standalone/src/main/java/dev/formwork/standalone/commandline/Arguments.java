package dev.formwork.standalone.commandline;

import dev.formwork.templates.lint.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The words behind a verb.
 *
 * @param names those that belong to no option
 * @param options values by option without dashes; a switch has one empty value
 */
public record Arguments(List<String> names, Map<String, List<String>> options) {

  /** Keeps copies in the order of the command line. */
  public Arguments {
    names = List.copyOf(names);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * Sorts the words.
   *
   * @param switches options without a value, such as `strict`
   * @param valued options with one, which may be given as `--x y` or `--x=y`
   * @throws UsageFault with the option's name and the nearest one that exists
   */
  public static Arguments of(List<String> words, Set<String> switches, Set<String> valued) {
    List<String> names = new ArrayList<>();
    Map<String, List<String>> options = new LinkedHashMap<>();
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      if (!word.startsWith("--")) {
        names.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      String option = word.substring(2, equals < 0 ? word.length() : equals);
      if (!switches.contains(option) && !valued.contains(option)) {
        throw unknown(option, switches, valued);
      }
      String value = equals < 0 ? "" : word.substring(equals + 1);
      if (valued.contains(option) && equals < 0) {
        if (!rest.hasNext()) {
          throw new UsageFault("Option --%s needs a value behind it.".formatted(option));
        }
        value = rest.next();
      }
      options.computeIfAbsent(option, _ -> new ArrayList<>()).add(value);
    }
    return new Arguments(names, options);
  }

  private static UsageFault unknown(String option, Set<String> switches, Set<String> valued) {
    Set<String> known = new TreeSet<>(switches);
    known.addAll(valued);
    String hint =
        Nearest.to(option, known)
            .map(" Did you mean --%s?"::formatted)
            .orElse(" There are --%s.".formatted(String.join(", --", known)));
    return new UsageFault("There is no option --%s.%s".formatted(option, hint));
  }

  /** Whether an option is given. */
  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** The last value of an option, or null when it is not given. */
  public @Nullable String value(String option) {
    List<String> values = options.get(option);
    return values == null ? null : values.getLast();
  }

  /** The last value of an option, or another one when it is not given. */
  public String value(String option, String otherwise) {
    String value = value(option);
    return value == null ? otherwise : value;
  }

  /** All values of an option that may be repeated. */
  public List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }

  /** The one name that a verb takes. */
  public String onlyName(String what) {
    if (names.size() != 1) {
      throw new UsageFault(
          names.isEmpty()
              ? "Name %s.".formatted(what)
              : "Name only %s; there are %d names: %s."
                  .formatted(what, names.size(), String.join(", ", names)));
    }
    return names.getFirst();
  }
}
