package dev.formwork.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes the error envelope where no controller is: in filters. */
public final class ErrorWriter {

  private final JsonMapper json;

  ErrorWriter(JsonMapper json) {
    this.json = json;
  }

  /** Writes the status and the envelope. */
  public void write(
      ApiFailure.Kind kind,
      String message,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    response.setStatus(kind.status());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response
        .getOutputStream()
        .write(json.writeValueAsBytes(ErrorAnswer.of(kind, message, request)));
  }
}
