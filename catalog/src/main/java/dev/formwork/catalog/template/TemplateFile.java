package dev.formwork.catalog.template;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file of a template.
 *
 * @param path relative to the directory of the template, with `/`
 * @param content of a link: the text of its target; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record TemplateFile(String path, byte[] content, boolean executable, boolean link) {

  public static TemplateFile of(String path, byte[] content) {
    return new TemplateFile(path, content, false, false);
  }

  public static TemplateFile of(String path, String text) {
    return of(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public static TemplateFile executable(String path, byte[] content) {
    return new TemplateFile(path, content, true, false);
  }

  public static TemplateFile link(String path, String target) {
    return new TemplateFile(path, target.getBytes(StandardCharsets.UTF_8), false, true);
  }

  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TemplateFile(String thatPath, byte[] bytes, boolean x, boolean l)
        && path.equals(thatPath)
        && executable == x
        && link == l
        && Arrays.equals(content, bytes);
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return "%s (%d bytes)".formatted(path, content.length);
  }
}
