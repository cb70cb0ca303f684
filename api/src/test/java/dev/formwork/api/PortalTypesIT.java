package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The portal's types are made from a copy of the API's own description. */
class PortalTypesIT {

  private final HttpCalls calls = RunningApi.shared().calls();

  @Test
  void describesItselfAsThePortalKnowsIt() {
    JsonNode known = JsonMapper.shared().readTree(Path.of("../portal/openapi.json"));

    JsonNode described = calls.get("/api/formwork/v1/openapi.json").json();

    assertThat(described.path("components").path("schemas"))
        .as("Start Formwork and run 'npm run types -- http://127.0.0.1:8080' in portal/")
        .isEqualTo(known.path("components").path("schemas"));
  }
}
