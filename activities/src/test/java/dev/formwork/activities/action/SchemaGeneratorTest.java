package dev.formwork.activities.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaGeneratorTest {

  enum Colour {
    RED,
    DARK_BLUE
  }

  record Part(@Doc("Size.") int size, @Nullable @Doc("Colour.") Colour colour) {}

  record Whole(
      @Doc("Name.") @Shape("{\"minLength\": 1}") String name,
      @Doc("Parts.") @Default("[]") List<Part> parts,
      @Doc("Anything by name.") Map<String, Object> values,
      @Doc("Words by name.") @Nullable Map<String, String> words,
      @Doc("Yes or a text.") @Shape("{\"type\": [\"boolean\", \"string\"]}") @Nullable Object mixed,
      @Doc("Wait.") @Default("\"PT5S\"") Duration pause,
      @Doc("Place.") @Nullable URI place,
      @Doc("Colour.") @Default("\"dark-blue\"") Colour colour) {}

  record Odd(Path path) {}

  @Test
  void makesDraft7OfRecords() {
    assertThat(ActionJson.pretty(SchemaGenerator.of(Part.class)))
        .isEqualTo(
            """
            {
              "$schema" : "http://json-schema.org/draft-07/schema#",
              "type" : "object",
              "additionalProperties" : false,
              "required" : [ "size" ],
              "properties" : {
                "size" : {
                  "type" : "integer",
                  "description" : "Size."
                },
                "colour" : {
                  "type" : "string",
                  "enum" : [ "red", "dark-blue" ],
                  "description" : "Colour."
                }
              }
            }""");
  }

  @Test
  void requiresWhatHasNeitherADefaultNorMayBeNull() {
    assertThat(SchemaGenerator.of(Whole.class).get("required"))
        .isEqualTo(List.of("name", "values"));
  }

  record Renamed(@Doc("Whether it is guarded.") @JsonProperty("protected") boolean isProtected) {}

  @Test
  void takesTheNameThatTemplatesWrite() {
    Map<String, Object> schema = SchemaGenerator.of(Renamed.class);

    assertThat(schema.get("required")).isEqualTo(List.of("protected"));
    assertThat(ActionJson.record(Map.of("protected", true), Renamed.class).isProtected()).isTrue();
    assertThat(ActionJson.object(new Renamed(true))).isEqualTo(Map.of("protected", true));
  }

  @Test
  void refusesATypeThatJsonDoesNotKnow() {
    assertThatThrownBy(() -> SchemaGenerator.of(Odd.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bindsWhatItsSchemaAllows() {
    InputSchema schema = InputSchema.of(SchemaGenerator.of(Whole.class));
    Map<String, Object> input =
        Map.of("name", "a", "values", Map.of("k", 1), "parts", List.of(Map.of("size", 3)));

    Whole whole = ActionJson.record(schema.withDefaults(input), Whole.class);

    assertThat(schema.faults(input)).isEmpty();
    assertThat(whole)
        .isEqualTo(
            new Whole(
                "a",
                List.of(new Part(3, null)),
                Map.of("k", 1),
                null,
                null,
                Duration.ofSeconds(5),
                null,
                Colour.DARK_BLUE));
  }

  @Test
  void tellsEveryFaultInBackstagesWords() {
    InputSchema schema = InputSchema.of(SchemaGenerator.of(Whole.class));
    Map<String, Object> input =
        Map.of("values", Map.of(), "nmae", "x", "parts", List.of(Map.of("size", "3")));

    assertThat(schema.faults(input))
        .containsExactly(
            "instance is not allowed to have the additional property \"nmae\"",
            "instance requires property \"name\"",
            "instance.parts[0].size is not of a type(s) integer");
  }
}
