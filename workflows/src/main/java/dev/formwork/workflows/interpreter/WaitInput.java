package dev.formwork.workflows.interpreter;

import dev.formwork.templates.Durations;
import dev.formwork.workflows.NotifyWish;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rendered input of a step that the workflow itself performs; collects every fault. */
final class WaitInput {

  private static final String REF = "(user|group):[^/:\\s]+(/[^/:\\s]+)?";

  private static final String CHANNEL = "people|none|#?[^\\s#@<>]{1,80}";
  private static final String ADDRESS = "people|none|[^\\s@<>\",;]{1,64}@[^\\s@<>\",;]{1,253}";

  private static final double MOST = 1_000_000;

  private final Map<String, Object> values;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> unread;

  WaitInput(Map<String, Object> values) {
    this.values = values;
    this.unread = new TreeSet<>(values.keySet());
  }

  @Nullable String text(String name) {
    return read(name) instanceof String text && !text.isBlank() ? text.strip() : null;
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(read(name));
  }

  /** A number of at least 1. */
  int count(String name, int otherwise) {
    Object value = read(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Number number
        && number.doubleValue() == number.intValue()
        && number.intValue() >= 1) {
      return number.intValue();
    }
    faults.add("must be a whole number of at least 1, not '%s' (input: %s)".formatted(value, name));
    return otherwise;
  }

  /** One of these words, the first when it is left out. */
  String choice(String name, String... words) {
    Object value = read(name);
    if (value == null) {
      return words[0];
    }
    if (List.of(words).contains(value)) {
      return (String) value;
    }
    faults.add(
        "must be one of %s, not '%s' (input: %s)".formatted(String.join(", ", words), value, name));
    return words[0];
  }

  Duration duration(String name, Duration otherwise) {
    Duration duration = duration(name);
    return duration == null ? otherwise : duration;
  }

  @Nullable Duration duration(String name) {
    Object value = read(name);
    if (value == null) {
      return null;
    }
    Duration duration = value instanceof String text ? Durations.parse(text.strip()) : null;
    if (duration == null) {
      faults.add(
          "must be a time such as 10m, 2h or 3d, not '%s' (input: %s)".formatted(value, name));
    }
    return duration;
  }

  /** A duration, or null when the input is this word. */
  @Nullable Duration durationUnless(String word, String name, Duration otherwise) {
    return word.equals(values.get(name)) && unread.remove(name) ? null : duration(name, otherwise);
  }

  /** How people want to hear of something: `{slack, email}`. */
  NotifyWish notifyWish(String name) {
    Object value = read(name);
    Map<?, ?> wishes = value instanceof Map<?, ?> map ? map : Map.of();
    if (value != null && !(value instanceof Map<?, ?>)) {
      faults.add("must hold slack, email or both, not '%s' (input: %s)".formatted(value, name));
    }
    for (Object key : wishes.keySet()) {
      if (!key.equals("slack") && !key.equals("email")) {
        faults.add("'%s' is not known here (input: %s.%s)".formatted(key, name, key));
      }
    }
    return new NotifyWish(
        wish(wishes.get("slack"), CHANNEL, name + ".slack", "a channel such as #platform"),
        wish(wishes.get("email"), ADDRESS, name + ".email", "an address such as ops@example.org"));
  }

  private String wish(@Nullable Object value, String form, String name, String example) {
    if (value == null) {
      return NotifyWish.PEOPLE;
    }
    String text = String.valueOf(value).strip();
    if (!text.matches(form)) {
      faults.add("must be people, none or %s, not '%s' (input: %s)".formatted(example, text, name));
    }
    return text;
  }

  /** So many of a unit, fractions included; zero when it is left out. */
  Duration time(String name, ChronoUnit unit) {
    Object value = read(name);
    if (value == null) {
      return Duration.ZERO;
    }
    double count = value instanceof Number number ? number.doubleValue() : -1;
    if (!(count >= 0 && count <= MOST)) {
      faults.add("must be a number from 0 to 1000000, not '%s' (input: %s)".formatted(value, name));
      return Duration.ZERO;
    }
    return Duration.ofNanos(Math.round(count * unit.getDuration().toNanos()));
  }

  @Nullable Instant instant(String name) {
    Object value = read(name);
    try {
      return value instanceof String text ? OffsetDateTime.parse(text.strip()).toInstant() : null;
    } catch (DateTimeParseException e) {
      faults.add(
          "must be a time such as 2026-11-21T18:00:00Z, not '%s' (input: %s)"
              .formatted(value, name));
      return null;
    }
  }

  /** Full entity refs of users and groups; a text counts as a list of one. */
  List<String> people(String name) {
    Object value = read(name);
    List<?> list =
        value instanceof List<?> many ? many : value == null ? List.of() : List.of(value);
    List<String> refs = new ArrayList<>();
    for (Object item : list) {
      String ref = String.valueOf(item).strip().toLowerCase(Locale.ROOT);
      if (!ref.matches(REF)) {
        faults.add(
            "must name users or groups such as group:default/platform, not '%s' (input: %s)"
                .formatted(item, name));
      } else {
        refs.add(ref.contains("/") ? ref : ref.replaceFirst(":", ":default/"));
      }
    }
    return refs;
  }

  void fault(String fault) {
    faults.add(fault);
  }

  /** All faults in one sentence, or null when there is none. */
  @Nullable String problem() {
    unread.forEach(name -> faults.add("'%s' is not known here (input: %s)".formatted(name, name)));
    return faults.isEmpty() ? null : String.join("; ", faults);
  }

  private @Nullable Object read(String name) {
    unread.remove(name);
    return values.get(name);
  }
}
