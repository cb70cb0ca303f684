package dev.formwork.api.runs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Makes the title of a run from its template's title and the value that names what is made. */
final class RunTitle {

  private static final List<String> NAMING =
      List.of("name", "component_id", "componentId", "repoName", "serviceName", "title");
  private static final Pattern REPO = Pattern.compile("[?&]repo=([^&]+)");

  private RunTitle() {}

  static String of(String templateTitle, JsonNode parameters) {
    for (String key : NAMING) {
      String value = parameters.path(key).asString("");
      if (!value.isBlank()) {
        return templateTitle + ": " + value;
      }
    }
    Matcher repo = REPO.matcher(parameters.path("repoUrl").asString(""));
    return repo.find() ? templateTitle + ": " + repo.group(1) : templateTitle;
  }
}
