package dev.formwork.templates.rendering;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Looks over a text before the parser does, which would overflow its stack on deep nesting, and
 * refuses what has no place in a skeleton: tags that change delimiters, decorators, blocks around
 * partials.
 */
final class NestingCheck {

  private final String source;
  private final String fileName;
  private final Delimiters delimiters;
  private final int maxDepth;
  private final Deque<Integer> depths = new ArrayDeque<>();
  private int depth;
  private int position;

  private NestingCheck(String source, String fileName, Delimiters delimiters, int maxDepth) {
    this.source = source;
    this.fileName = fileName;
    this.delimiters = delimiters;
    this.maxDepth = maxDepth;
  }

  static void check(String source, String fileName, Delimiters delimiters, int maxDepth) {
    new NestingCheck(source, fileName, delimiters, maxDepth).run();
  }

  private void run() {
    String start = delimiters.start();
    for (int tag = source.indexOf(start); tag >= 0; tag = source.indexOf(start, position)) {
      position = tag + start.length();
      if (tag > 0 && source.charAt(tag - 1) == '\\') {
        continue;
      }
      if (source.startsWith(start, position)) {
        skipRawBlock(tag);
      } else if (source.startsWith("!", skipTilde(position))) {
        skipComment();
      } else {
        readTag(tag);
      }
    }
  }

  private int skipTilde(int at) {
    return source.startsWith("~", at) ? at + 1 : at;
  }

  private void skipRawBlock(int tag) {
    String opening = delimiters.start() + delimiters.start() + "/";
    int end = source.indexOf(opening, tag);
    position = end < 0 ? source.length() : end + opening.length();
  }

  private void skipComment() {
    int from = skipTilde(position);
    String closing = source.startsWith("!--", from) ? "--" : "";
    int end = source.indexOf(closing + delimiters.end(), from);
    if (end < 0 && !closing.isEmpty()) {
      end = source.indexOf("--~" + delimiters.end(), from);
    }
    position = end < 0 ? source.length() : end + delimiters.end().length();
  }

  private void readTag(int tag) {
    int from = skipTilde(position);
    int end = endOfTag(from, tag);
    String content = source.substring(from, end).strip();
    if (content.startsWith("#>") || content.startsWith("#*") || content.startsWith("*")) {
      throw fault(
          tag,
          "Blocks around partials and decorators have no place in a skeleton. Use `{{> name}}` with a file in partials/.");
    }
    if (content.startsWith("=")) {
      throw fault(
          tag,
          "A tag that changes delimiters has no place in a skeleton. Choose them for all files with the input delimiters.");
    }
    count(content, tag);
    position = end;
  }

  private void count(String content, int tag) {
    if (content.startsWith("#") || (content.startsWith("^") && content.length() > 1)) {
      depths.push(depth);
      deepen(tag);
    } else if (content.startsWith("/") && !depths.isEmpty()) {
      depth = depths.pop();
    } else if (content.startsWith("else ")) {
      deepen(tag);
    }
  }

  private void deepen(int tag) {
    depth++;
    if (depth > maxDepth) {
      throw fault(
          tag,
          "Blocks are nested deeper than %d levels (limit: maxDepth). Move inner ones to partials."
              .formatted(maxDepth));
    }
  }

  /** The index of the end delimiter; counts the brackets of subexpressions on the way. */
  private int endOfTag(int from, int tag) {
    int brackets = 0;
    char quote = 0;
    for (int at = from; at < source.length(); at++) {
      char character = source.charAt(at);
      if (quote != 0) {
        quote = character == quote ? 0 : quote;
      } else if (source.startsWith(delimiters.end(), at)) {
        return at;
      } else if (character == '"' || character == '\'') {
        quote = character;
      } else if (character == '(' && ++brackets > maxDepth) {
        throw fault(
            tag,
            "Subexpressions are nested deeper than %d levels (limit: maxDepth). Simplify them."
                .formatted(maxDepth));
      }
    }
    return source.length();
  }

  private SkeletonException fault(int at, String message) {
    int line = 1 + (int) source.substring(0, at).chars().filter(c -> c == '\n').count();
    int column = at - source.lastIndexOf('\n', at - 1);
    return new SkeletonException(List.of(new SkeletonFault(fileName, line, column, message)));
  }
}
