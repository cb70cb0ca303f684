package dev.formwork.activities.fetch;

import dev.formwork.activities.port.template.TemplateFiles;
import java.nio.file.Path;

/** One template revision in a directory, with the modes and links that it has there. */
record FolderTemplates(Path folder) implements TemplateFiles {

  @Override
  public Opened open(String digest) {
    return Opened.lasting(folder);
  }
}
