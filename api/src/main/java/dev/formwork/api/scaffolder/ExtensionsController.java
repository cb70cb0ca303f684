package dev.formwork.api.scaffolder;

import dev.formwork.api.http.StrictQuery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents about the scaffolder that are the same for every caller. */
@RestController
@StrictQuery
final class ExtensionsController {

  private final JsonNode extensions;
  private final JsonNode openApi;

  ExtensionsController(JsonMapper json) {
    this.extensions = read(json, "templating-extensions.json");
    this.openApi = read(json, "openapi.json");
  }

  /** A document that stands beside this class. */
  static JsonNode read(JsonMapper json, String name) {
    try (InputStream document =
        Objects.requireNonNull(ExtensionsController.class.getResourceAsStream(name), name)) {
      return json.readTree(document.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What expressions know besides the language itself. */
  @GetMapping("/api/scaffolder/v2/templating-extensions")
  JsonNode templatingExtensions() {
    return extensions;
  }

  /** The routes of the scaffolder in the words of OpenAPI. */
  @GetMapping("/api/scaffolder/openapi.json")
  JsonNode openApi() {
    return openApi;
  }
}
