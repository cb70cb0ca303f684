package dev.formwork.activities.port.template;

import java.nio.file.Path;

/** Files whose directory is somebody else's to delete. */
record LastingFiles(Path directory) implements TemplateFiles.Opened {

  @Override
  public void close() {}
}
