package dev.formwork.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.templates.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityValidationTest {

  private static final String COMPONENT =
      """
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata: {name: payments%s}
      spec: {type: service, lifecycle: production, owner: team-a%s}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tags: ['a:b+c#', java, java]",
        "description: ''",
        "description: any, title: Payments",
        "namespace: a--b",
        "namespace: team-1",
        "labels: {acme.com/tier: gold, empty: ''}",
        "annotations: {acme.com/long: 'x y z', short: ''}",
        "links: [{url: 'mailto:a@b', extra: 1}, {url: 'https://acme.com', title: Docs}]",
        "other: {deep: [1, 2]}",
        "uid: from-author, etag: from-author",
      })
  void acceptsInTheMetadata(String field) {
    assertThat(faults(COMPONENT.formatted(", " + field, ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tags: [a.b]                      | /metadata/tags/0",
        "tags: [a, b--c]                  | /metadata/tags/1",
        "tags: java                       | /metadata/tags",
        "tags: [1]                        | /metadata/tags/0",
        "namespace: Foo                   | /metadata/namespace",
        "namespace: ''                    | /metadata/namespace",
        "namespace: ~                     | /metadata/namespace",
        "namespace: a.b                   | /metadata/namespace",
        "title: ''                        | /metadata/title",
        "description: 5                   | /metadata/description",
        "labels: {'A.b/c': v}             | /metadata/labels/A.b~1c",
        "labels: {a: 'x y'}               | /metadata/labels/a",
        "labels: {a: 1}                   | /metadata/labels/a",
        "labels: [a]                      | /metadata/labels",
        "annotations: {a: 5}              | /metadata/annotations/a",
        "annotations: {a: true}           | /metadata/annotations/a",
        "annotations: {a: ~}              | /metadata/annotations/a",
        "annotations: {'a/b/c': x}        | /metadata/annotations/a~1b~1c",
        "links: [{url: no-address}]       | /metadata/links/0/url",
        "links: [{title: Docs}]           | /metadata/links/0/url",
        "links: [{url: 'https://'}]       | /metadata/links/0/url",
        "links: [{url: 'a:b', icon: ' '}] | /metadata/links/0/icon",
        "links: [a]                       | /metadata/links/0",
        "links: a                         | /metadata/links",
      })
  void refusesInTheMetadata(String field, String path) {
    assertThat(faults(COMPONENT.formatted(", " + field, "")))
        .extracting(Fault::path)
        .containsExactly(path);
  }

  @ParameterizedTest
  @CsvSource({
    "a, true",
    "a--b..c, true",
    "A_b, true",
    "a., false",
    "-a, false",
    "a b, false",
    "ä, false",
    "x123456789012345678901234567890123456789012345678901234567890123, false",
    "2024, false",
    "'''2024''', true",
    "~, false",
    "'''''', false",
  })
  void knowsNamesOfEntities(String name, boolean isName) {
    String yaml = COMPONENT.replace("payments%s", name).formatted("");

    assertThat(faults(yaml).isEmpty()).isEqualTo(isName);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Component | type: x, lifecycle: y, owner: z",
        "Component | type: x, lifecycle: y, owner: 'user:jane', dependsOn: ['resource:db'], dependencyOf: 3",
        "API       | type: x, lifecycle: y, owner: z, definition: '{}', extra: 1",
        "Resource  | type: x, owner: z, dependsOn: []",
        "System    | owner: z, domain: d",
        "Domain    | owner: z, subdomainOf: d",
        "Group     | type: team, children: [], profile: {email: a@b}",
        "User      | memberOf: [team-a]",
        "Location  | targets: [./a.yaml], presence: optional",
      })
  void acceptsKinds(String kind, String spec) {
    assertThat(faults(entity("backstage.io/v1beta1", kind, spec))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Component | lifecycle: y, owner: z                              | /spec/type",
        "Component | type: '', lifecycle: y, owner: z                    | /spec/type",
        "Component | type: x, lifecycle: y, owner: [z]                   | /spec/owner",
        "Component | type: x, lifecycle: y, owner: '/x'                  | /spec/owner",
        "Component | type: x, lifecycle: y, owner: z, dependsOn: [x]     | /spec/dependsOn",
        "Component | type: x, lifecycle: y, owner: z, system: 5          | /spec/system",
        "Component | type: x, lifecycle: y, owner: z, providesApis: [1]  | /spec/providesApis/0",
        "API       | type: x, lifecycle: y, owner: z, definition: {a: 1} | /spec/definition",
        "Group     | type: team                                         | /spec/children",
        "Group     | type: team, children: [], profile: {email: ''}     | /spec/profile/email",
        "User      | profile: {}                                        | /spec/memberOf",
        "Location  | presence: maybe                                    | /spec/presence",
        "component | type: x                                            | /kind",
        "AiResource| type: x                                            | /kind",
      })
  void refusesKinds(String kind, String spec, String path) {
    assertThat(faults(entity("backstage.io/v1alpha1", kind, spec)))
        .extracting(Fault::path)
        .containsExactly(path);
  }

  @Test
  void readsTemplatesOnlyAsV1beta3() {
    String steps = "type: service, steps: [{action: debug:log}, {parallel: []}]";

    assertThat(faults(entity("scaffolder.backstage.io/v1beta3", "Template", steps))).isEmpty();
    assertThat(faults(entity("backstage.io/v1alpha1", "Template", steps)))
        .extracting(Fault::path)
        .containsExactly("/apiVersion");
  }

  @Test
  void collectsEveryFault() {
    List<Fault> faults =
        faults(
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            status: {}
            relations: []
            metadata: {name: a., tags: [A, B]}
            spec: {type: 1, dependsOn: [x]}
            """);

    assertThat(faults)
        .extracting(Fault::path)
        .containsExactly(
            "/status",
            "/relations",
            "/metadata/name",
            "/metadata/tags/0",
            "/metadata/tags/1",
            "/spec/type",
            "/spec/lifecycle",
            "/spec/owner",
            "/spec/dependsOn");
  }

  @Test
  void namesTheValueAndTheWayOut() {
    assertThat(faults(entity("backstage.io/v1alpha1", "component", "type: x")))
        .extracting(Fault::message)
        .containsExactly("Kind 'component' is not known. Write Component.");
  }

  private static String entity(String apiVersion, String kind, String spec) {
    return "apiVersion: %s\nkind: %s\nmetadata: {name: a}\nspec: {%s}\n"
        .formatted(apiVersion, kind, spec);
  }

  private static List<Fault> faults(String yaml) {
    return EntityValidation.faults(YamlFile.parse(yaml).documents().getFirst().content());
  }
}
