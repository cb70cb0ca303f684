package dev.formwork.activities.crossplane;

import dev.formwork.activities.port.template.InMemoryTemplateFiles;
import java.util.LinkedHashMap;
import java.util.Map;

/** The kind that the tests ask for, and ways to ask. */
final class Databases {

  static final String XRD =
      """
      apiVersion: apiextensions.crossplane.io/v2
      kind: CompositeResourceDefinition
      metadata: {name: postgresqlinstances.database.example.org}
      spec:
        scope: Namespaced
        group: database.example.org
        names: {kind: PostgreSQLInstance, plural: postgresqlinstances}
        versions:
          - name: v1alpha1
            served: true
            referenceable: true
            schema:
              openAPIV3Schema:
                type: object
                required: [spec]
                properties:
                  spec:
                    type: object
                    required: [size, storageGB]
                    properties:
                      size: {type: string, enum: [small, large]}
                      storageGB: {type: integer, minimum: 10, maximum: 1000}
                      port: {x-kubernetes-int-or-string: true}
                      comment: {type: string, nullable: true}
                      parameters: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: string}}}
                      tags: {type: object, additionalProperties: {type: string}}
      """;

  private Databases() {}

  static InMemoryTemplateFiles templates() {
    return new InMemoryTemplateFiles()
        .with(
            "digest-1",
            Map.of("platform/database.xrd.yaml", XRD, "platform/other.yaml", "kind: Other\n"));
  }

  static Map<String, Object> spec(Object size, Object storage) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("size", size);
    spec.put("storageGB", storage);
    return spec;
  }

  static ClaimInput gitops(String name, Map<String, Object> spec, String path) {
    return input(
        name,
        spec,
        "platform/database.xrd.yaml",
        new ClaimInput.Gitops("local?owner=platform&repo=claims", path, "main"),
        false);
  }

  static ClaimInput cluster(String name, Map<String, Object> spec) {
    return input(name, spec, null, null, true);
  }

  static ClaimInput input(
      String name,
      Map<String, Object> spec,
      String xrd,
      ClaimInput.Gitops gitops,
      boolean cluster) {
    return new ClaimInput(
        "database.example.org/v1alpha1",
        "PostgreSQLInstance",
        name,
        "payments",
        spec,
        Map.of("team", "payments"),
        Map.of(),
        xrd,
        null,
        gitops,
        cluster);
  }
}
