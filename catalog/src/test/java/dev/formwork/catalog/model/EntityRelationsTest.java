package dev.formwork.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityRelationsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Component | owner: a            | ownedBy group:other/a          | ownerOf",
        "Template  | owner: 'user:jane'  | ownedBy user:other/jane        | ownerOf",
        "API       | system: s           | partOf system:other/s          | hasPart",
        "Component | subcomponentOf: c   | partOf component:other/c       | hasPart",
        "System    | domain: d           | partOf domain:other/d          | hasPart",
        "Domain    | subdomainOf: d      | partOf domain:other/d          | hasPart",
        "Component | providesApis: [a]   | providesApi api:other/a        | apiProvidedBy",
        "Component | consumesApis: [a]   | consumesApi api:other/a        | apiConsumedBy",
        "Resource  | dependsOn: ['x:y']  | dependsOn x:other/y            | dependencyOf",
        "Component | dependencyOf: 'x:y' | dependencyOf x:other/y         | dependsOn",
        "User      | memberOf: [g]       | memberOf group:other/g         | hasMember",
        "Group     | parent: g           | childOf group:other/g          | parentOf",
        "Group     | children: [g/h]     | parentOf group:g/h             | childOf",
        "Group     | members: [u]        | hasMember user:other/u         | memberOf",
      })
  void goBothWays(String kind, String spec, String forward, String inverse) {
    Entity entity =
        new Entity(
            YamlFile.parse(
                    "kind: %s\nmetadata: {name: Self, namespace: other}\nspec: {%s}"
                        .formatted(kind, spec))
                .documents()
                .getFirst()
                .content());

    assertThat(EntityRelations.of(entity))
        .extracting(
            directed ->
                directed.source()
                    + " "
                    + directed.relation().type()
                    + " "
                    + directed.relation().target())
        .containsExactly(
            entity.ref() + " " + forward,
            forward.split(" ")[1] + " " + inverse + " " + entity.ref());
  }
}
