package dev.formwork.catalog.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a YAML stream into the texts of its documents, so that a mistake in one does not hide the
 * others. A line that starts with `---` or `...` is a mark wherever it stands: YAML 1.2.2 §9.1.2.
 */
final class YamlChunks {

  /**
   * @param firstLine line of the file on which the text starts, from 0
   */
  record Chunk(String text, int firstLine) {}

  private final List<Chunk> chunks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int firstLine;
  private boolean started;

  private YamlChunks() {}

  static List<Chunk> of(String stream) {
    var chunks = new YamlChunks();
    String body = stream.startsWith("\uFEFF") ? stream.substring(1) : stream;
    int number = 0;
    for (String line : body.split("\\R", -1)) {
      chunks.take(line, number++);
    }
    chunks.close(number);
    return chunks.chunks;
  }

  private void take(String line, int number) {
    if (isMark(line, "...")) {
      close(number + 1);
      return;
    }
    boolean isStart = isMark(line, "---");
    if (isStart && started) {
      close(number);
    }
    text.append(line).append('\n');
    boolean isPrologue = line.isBlank() || line.startsWith("#") || line.startsWith("%");
    started = started || isStart || !isPrologue;
  }

  private void close(int nextLine) {
    if (started) {
      chunks.add(new Chunk(text.toString(), firstLine));
    }
    text.setLength(0);
    firstLine = nextLine;
    started = false;
  }

  private static boolean isMark(String line, String mark) {
    return line.startsWith(mark)
        && (line.length() == mark.length() || " \t".indexOf(line.charAt(mark.length())) >= 0);
  }
}
