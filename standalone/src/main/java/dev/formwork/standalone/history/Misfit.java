package dev.formwork.standalone.history;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a history does not replay.
 *
 * @param what happened, with the event where it is known
 * @param remedy what the operator can do
 */
record Misfit(String what, String remedy) {

  private static final Pattern EVENT =
      Pattern.compile("[Ee]vent (?:\\{)?(?:EventId=)?(\\d+)|eventId[=:] ?(\\d+)");

  private static final int LONGEST = 400;

  private static final String OTHER_KEYS =
      "Set FORMWORK_KEYRING to the keyring of the installation, old keys too.";
  private static final String OLDER = "This build is older than the run. Roll out the newer one.";
  private static final String KEEP_THE_BUILD =
      "Do not roll this build out while the run is under way: keep workers of the build before until it has ended, or report the history.";

  /** Reads Temporal's failure, whose causes are often text within the message. */
  static Misfit of(Throwable failure) {
    StringBuilder all = new StringBuilder();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      all.append("Caused by: ").append(at).append('\n');
    }
    List<String> lines =
        all.toString().lines().filter(line -> !line.strip().startsWith("at ")).toList();
    return line(lines, "keyring")
        .map(line -> new Misfit(line, OTHER_KEYS))
        .or(() -> line(lines, "needs interpreter version").map(line -> new Misfit(line, OLDER)))
        .orElseGet(() -> new Misfit(event(all.toString()) + reason(lines), KEEP_THE_BUILD));
  }

  private static String reason(List<String> lines) {
    return line(lines, "TMPRL1100")
        .or(() -> line(lines, "NonDeterministic"))
        .orElseGet(
            () ->
                lines.stream()
                    .filter(line -> line.startsWith("Caused by: "))
                    .reduce((first, last) -> last)
                    .map(Misfit::plain)
                    .orElse("no reason was given"));
  }

  private static Optional<String> line(List<String> lines, String word) {
    return lines.stream().filter(line -> line.contains(word)).map(Misfit::plain).findFirst();
  }

  /** Without the exception's class before the message. */
  private static String plain(String line) {
    String text = line.replaceFirst("^(Caused by: )?([\\w$]+\\.)+[\\w$]+: ", "").strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static String event(String text) {
    Matcher event = EVENT.matcher(text);
    if (!event.find()) {
      return "";
    }
    return "event %s: ".formatted(event.group(1) == null ? event.group(2) : event.group(1));
  }
}
