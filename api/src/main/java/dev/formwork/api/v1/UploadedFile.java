package dev.formwork.api.v1;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.catalog.template.TemplateFile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of an uploaded template.
 *
 * @param path relative to the template's directory, with `/`
 * @param content base64
 * @param executable false unless it says so
 */
record UploadedFile(
    String path,
    String content,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Boolean executable) {

  /** The files in clear; refuses the first that is not of this form. */
  static List<TemplateFile> read(@Nullable List<UploadedFile> files) {
    if (files == null || files.isEmpty()) {
      throw ApiFailure.input(
          "The upload holds no files (input: files). Send [{path, content (base64), executable}] with template.yaml at the root.");
    }
    List<TemplateFile> read = new ArrayList<>();
    for (int index = 0; index < files.size(); index++) {
      read.add(files.get(index).read(index));
    }
    return read;
  }

  private TemplateFile read(int index) {
    if (path == null || path.isBlank()) {
      throw ApiFailure.input("request/body/files/%d/path must be string".formatted(index));
    }
    if (content == null) {
      throw ApiFailure.input("request/body/files/%d/content must be string".formatted(index));
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(content);
      return Boolean.TRUE.equals(executable)
          ? TemplateFile.executable(path, bytes)
          : TemplateFile.of(path, bytes);
    } catch (IllegalArgumentException notBase64) {
      throw ApiFailure.input(
          "Content of %s is not base64 (input: files/%d/content). Encode the file's bytes."
              .formatted(path, index));
    }
  }
}
