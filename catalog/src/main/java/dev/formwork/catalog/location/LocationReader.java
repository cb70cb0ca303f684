package dev.formwork.catalog.location;

import dev.formwork.catalog.template.TemplateFile;
import dev.formwork.catalog.template.TemplateLimits;
import java.net.URI;
import java.util.List;

/** Reads the files that locations point to. */
public interface LocationReader {

  /**
   * @param target as people see it in a browser, such as
   *     `https://github.com/acme/payments/blob/main/catalog-info.yaml`
   * @throws LocationUnreadable when it cannot be read
   */
  LocationFile read(URI target);

  /**
   * Every file in the directory of a template file and below it, without `.git`; paths are relative
   * to that directory.
   *
   * @param target of the template file itself
   * @param limits the reader stops with `TOO_LARGE` instead of reading more than this
   * @throws LocationUnreadable when they cannot be read
   */
  List<TemplateFile> readTree(URI target, TemplateLimits limits);
}
