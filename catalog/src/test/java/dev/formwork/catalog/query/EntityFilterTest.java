package dev.formwork.catalog.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.catalog.query.EntityFilter.All;
import dev.formwork.catalog.query.EntityFilter.Any;
import dev.formwork.catalog.query.EntityFilter.Exists;
import dev.formwork.catalog.query.EntityFilter.HasPrefix;
import dev.formwork.catalog.query.EntityFilter.In;
import dev.formwork.catalog.query.EntityFilter.Not;
import dev.formwork.catalog.store.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityFilterTest {

  private static final In COMPONENT = new In("kind", List.of("component"));

  @Test
  void readsParametersAsAlternativesOfSets() {
    assertThat(EntityFilter.parse(List.of())).isEqualTo(EntityQueries.EVERYTHING);
    assertThat(EntityFilter.parse(List.of(","))).isEqualTo(EntityQueries.EVERYTHING);
    assertThat(EntityFilter.parse(List.of("kind=component"))).isEqualTo(COMPONENT);
    assertThat(EntityFilter.parse(List.of(" kind = component , spec.type")))
        .isEqualTo(new All(List.of(COMPONENT, new Exists("spec.type"))));
    assertThat(EntityFilter.parse(List.of("kind=component,kind=api")))
        .isEqualTo(new In("kind", List.of("component", "api")));
    assertThat(EntityFilter.parse(List.of("kind,kind=component"))).isEqualTo(COMPONENT);
    assertThat(EntityFilter.parse(List.of("a=b=c"))).isEqualTo(new In("a", List.of("b=c")));
    assertThat(EntityFilter.parse(List.of("kind="))).isEqualTo(new In("kind", List.of("")));
    assertThat(EntityFilter.parse(List.of("kind=component", "a")))
        .isEqualTo(new Any(List.of(COMPONENT, new Exists("a"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=x", "kind=a,=x"})
  void refusesParametersWithoutKeys(String parameter) {
    assertThatThrownBy(() -> EntityFilter.parse(List.of(parameter)))
        .isInstanceOf(InvalidQuery.class)
        .hasMessageContaining("filter");
  }

  @Test
  void readsPredicates() {
    assertThat(read("{}")).isEqualTo(EntityQueries.EVERYTHING);
    assertThat(read("{'$all':[]}")).isEqualTo(EntityQueries.EVERYTHING);
    assertThat(read("{'$any':[]}")).isEqualTo(new Any(List.of()));
    assertThat(read("{'kind':'component'}")).isEqualTo(COMPONENT);
    assertThat(read("{'a':5,'b':true}"))
        .isEqualTo(new All(List.of(new In("a", List.of("5")), new In("b", List.of("true")))));
    assertThat(read("{'$not':{'a':{'$exists':true}}}")).isEqualTo(new Not(new Exists("a")));
    assertThat(read("{'a':{'$exists':false}}")).isEqualTo(new Not(new Exists("a")));
    assertThat(read("{'a':{'$in':['x',1]}}")).isEqualTo(new In("a", List.of("x", "1")));
    assertThat(read("{'a':{'$hasPrefix':'x'}}")).isEqualTo(new HasPrefix("a", "x"));
    assertThat(read("{'metadata.tags':{'$contains':'java'}}"))
        .isEqualTo(new In("metadata.tags", List.of("java")));
    assertThat(read("{'relations':{'$contains':{'type':'ownedBy'}}}"))
        .isEqualTo(new Exists("relations.ownedBy"));
    assertThat(read("{'relations':{'$contains':{'type':'ownedBy','targetRef':{'$in':['a']}}}}"))
        .isEqualTo(new In("relations.ownedBy", List.of("a")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind':null}",
        "{'$all':{}}",
        "{'$any':['x']}",
        "{'$all':[],'kind':'x'}",
        "{'$nor':[]}",
        "{'a':{'$like':'x'}}",
        "{'a':{'$exists':'yes'}}",
        "{'a':{'$in':'x'}}",
        "{'a':{'$in':[null]}}",
        "{'a':{'$contains':{'type':'x'}}}",
        "{'a':{}}",
        "{'a':['x']}",
        "{'relations':{'$contains':{'targetRef':'x'}}}",
        "{'relations':{'$contains':{'type':'x','other':'x'}}}",
        "{'relations':{'$contains':{'type':'x','targetRef':{'$in':[]}}}}",
        "{'$not':null}",
      })
  void refusesOtherPredicates(String query) {
    assertThatThrownBy(() -> read(query)).isInstanceOf(InvalidQuery.class);
  }

  @Test
  void writesWhatItReads() {
    EntityFilter filter =
        new Any(
            List.of(
                new All(List.of(COMPONENT, new Exists("a"))),
                new Not(new HasPrefix("b", "x")),
                new In("c", List.of("1", "2"))));

    assertThat(EntityFilter.from(filter.toQuery())).isEqualTo(filter);
  }

  @Test
  void carriesEverythingInCursors() {
    var position = new Cursor.Position("a", UUID.randomUUID());
    var cursor =
        new Cursor(
            COMPONENT,
            new OrderField("metadata.name", false),
            new FullText("x", List.of("a")),
            position,
            true,
            new Cursor.Position("b", UUID.randomUUID()),
            true);

    String text = cursor.format(7);

    assertThat(Cursor.parse(text)).isEqualTo(cursor);
    assertThat(Cursor.parse(text.replace('+', '-').replace('/', '_').replace("=", "")))
        .isEqualTo(cursor);
    assertThat(Cursor.parse(cursor.format(0)).isCounted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "",
        "!",
        "{'a':1}",
        "{'orderFields':[],'orderFieldValues':[],'isPrevious':false}",
        "{'orderFields':[],'orderFieldValues':['no-uuid'],'isPrevious':false}",
        "{'orderFields':[{'field':'a','order':'up'}],'orderFieldValues':['a','b'],'isPrevious':false}",
      })
  void refusesMalformedCursors(String cursor) {
    String text =
        cursor.startsWith("{")
            ? java.util.Base64.getEncoder().encodeToString(cursor.replace('\'', '"').getBytes())
            : cursor;

    assertThatThrownBy(() -> Cursor.parse(text))
        .isInstanceOf(InvalidQuery.class)
        .hasMessageContaining("cursor");
  }

  @Test
  void projectsFields() {
    Map<String, Object> entity =
        json(
            "{'kind':'Component','metadata':{'name':'a','annotations':{'acme.com/x.y':'1','b':'2'}},"
                + "'spec':{'type':null}}");

    assertThat(EntityFields.project(entity, List.of())).isEqualTo(entity);
    assertThat(EntityFields.project(entity, List.of("kind,metadata.name", "spec.none")))
        .isEqualTo(json("{'kind':'Component','metadata':{'name':'a'}}"));
    assertThat(EntityFields.project(entity, List.of("metadata.annotations.acme.com/x.y")))
        .isEqualTo(json("{'metadata':{'annotations':{'acme.com/x.y':'1'}}}"));
    assertThat(EntityFields.project(entity, List.of("metadata.name", "metadata", "metadata.name")))
        .containsEntry("metadata", entity.get("metadata"))
        .hasSize(1);
    assertThat(EntityFields.project(entity, List.of("spec.type", "Kind")))
        .isEqualTo(json("{'spec':{'type':null}}"));
    assertThatThrownBy(() -> EntityFields.project(entity, List.of("a[0]")))
        .isInstanceOf(InvalidQuery.class);
  }

  private static EntityFilter read(String query) {
    return EntityFilter.from(json(query));
  }

  private static Map<String, Object> json(String text) {
    return Json.readMap(text.replace('\'', '"'));
  }
}
