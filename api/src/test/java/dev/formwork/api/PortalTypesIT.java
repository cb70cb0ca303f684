package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The portal's types are made from a copy of the API's own description. */
class PortalTypesIT {

  private final HttpCalls calls = RunningApi.shared().calls();

  @Test
  void describesItselfAsThePortalKnowsIt() throws IOException {
    JsonNode known = JsonMapper.shared().readTree(Path.of("../portal/openapi.json"));

    JsonNode described = calls.get("/api/formwork/v1/openapi.json").json();

    Path made = Path.of("target/openapi.json");
    Files.writeString(made, described.toPrettyString());
    assertThat(described.path("components").path("schemas"))
        .as("Run 'npm run types -- ../api/%s' in portal/", made)
        .isEqualTo(known.path("components").path("schemas"));
  }
}
