package dev.formwork.api;

import dev.formwork.api.HttpCalls.Answer;
import java.util.ArrayList;
import java.util.List;

/** Calls that fill the catalog. */
record CatalogCalls(RunningApi api) {

  static String component(String name, String type) {
    return """
    apiVersion: backstage.io/v1alpha1
    kind: Component
    metadata:
      name: %s
      tags: [made]
    spec:
      type: %s
      lifecycle: production
      owner: group:default/team-a
    """
        .formatted(name, type);
  }

  /** Registers components in one file and answers the location's id. */
  String register(String place, String... names) {
    List<String> documents = new ArrayList<>();
    for (String name : names) {
      documents.add(component(name, place));
    }
    String target =
        api.locations()
            .put("https://git.example/" + place + ".yaml", String.join("---\n", documents));
    Answer answer = post(target, "");
    if (answer.status() != 201) {
      throw new AssertionError(answer.text());
    }
    return answer.json().path("location").path("id").stringValue();
  }

  /** Registers a location. */
  Answer post(String target, String query) {
    return api.calls()
        .post(
            "/api/catalog/locations" + query,
            "{\"type\":\"url\",\"target\":\"%s\"}".formatted(target));
  }
}
