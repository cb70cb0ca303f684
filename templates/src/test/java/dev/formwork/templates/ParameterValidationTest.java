package dev.formwork.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterValidationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{type: string} | 5 | is not of a type(s) string",
        "{type: [string, boolean]} | 5 | is not of a type(s) string,boolean",
        "{type: integer} | 1.5 | is not of a type(s) integer",
        "{minLength: 3} | a | does not meet minimum length of 3",
        "{maxLength: 1} | abc | does not meet maximum length of 1",
        "{pattern: '^a$'} | b | does not match pattern \"^a$\"",
        "{enum: [x, y]} | z | is not one of enum values: x,y",
        "{const: x} | z | does not exactly match expected constant: \"x\"",
        "{format: email} | z | does not conform to the \"email\" format",
        "{format: time} | 25:00:00 | does not conform to the \"time\" format",
        "{minimum: 3} | 1 | must be greater than or equal to 3",
        "{exclusiveMaximum: 3} | 3 | must be strictly less than 3",
        "{multipleOf: 2} | 3 | is not a multiple of (divisible by) 2",
        "{anyOf: [{type: string}, {type: boolean, title: Flag}]} | 5"
            + " | is not any of [subschema 0],\"Flag\"",
        "{oneOf: [{type: number}, {minimum: 1}]} | 5"
            + " | is not exactly one from [subschema 0],[subschema 1]",
        "{not: {type: number}} | 5 | is of prohibited type [subschema 0]"
      })
  void saysInBackstagesWordsWhichRuleAValueBreaks(String schema, String value, String message) {
    Object parsed = value.matches("[0-9.]+") ? Double.valueOf(value) : value;
    TemplateDefinition template = template("[{properties: {v: %s}}]".formatted(schema));

    List<ValueFault> faults = ParameterValidation.validate(template, Map.of("v", parsed));

    assertThat(faults).singleElement();
    ValueFault fault = faults.getFirst();
    assertThat(fault.message()).isEqualTo(message);
    assertThat(fault.path()).containsExactly("v");
    assertThat(fault.property()).isEqualTo("instance.v");
    assertThat(fault.stack()).isEqualTo("instance.v " + message);
    assertThat(fault.instance()).hasToString(parsed.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"14:30:00", "14:30:00.5Z", "14:30:00+02:00"})
  void takesTimesAsBrowsersSendThemAndAsTheStandardHasThem(String time) {
    TemplateDefinition template = template("[{properties: {v: {type: string, format: time}}}]");

    assertThat(ParameterValidation.validate(template, Map.of("v", time))).isEmpty();
  }

  @Test
  void reportsTheFaultsOfAllPagesAtOnce() {
    TemplateDefinition template =
        template(
            """
            [
              {required: [name], properties: {name: {type: string}}},
              {required: [port], properties: {list: {items: {required: [key]}}}},
              {additionalProperties: false, properties: {list: {}}}
            ]
            """);

    List<ValueFault> faults =
        ParameterValidation.validate(
            template, Map.of("list", List.of(Map.of("key", 1), Map.of()), "other", 1));

    assertThat(faults)
        .extracting(ValueFault::property, ValueFault::name, ValueFault::message)
        .containsExactlyInAnyOrder(
            tuple("instance", "required", "requires property \"name\""),
            tuple("instance", "required", "requires property \"port\""),
            tuple("instance.list[1]", "required", "requires property \"key\""),
            tuple(
                "instance",
                "additionalProperties",
                "is not allowed to have the additional property \"other\""));
    assertThat(faults)
        .filteredOn(fault -> fault.property().endsWith("[1]"))
        .extracting(ValueFault::path)
        .containsExactly(List.of("list", 1));
  }

  @Test
  void carriesTheWholeShapeOfBackstagesAnswer() {
    ValueFault fault =
        ParameterValidation.validate(
                template("[{required: [n], properties: {n: {type: string}}}]"), Map.of())
            .getFirst();

    assertThat(fault.path()).isEmpty();
    assertThat(fault.schema())
        .isEqualTo(
            Map.of("required", List.of("n"), "properties", Map.of("n", Map.of("type", "string"))));
    assertThat(fault.instance()).isEqualTo(Map.of());
    assertThat(fault.name()).isEqualTo("required");
    assertThat(fault.argument()).isEqualTo("n");
    assertThat(fault.stack()).isEqualTo("instance requires property \"n\"");
  }

  @Test
  void followsConditionsDependenciesAndReferences() {
    TemplateDefinition template =
        template(
            """
            [{
              definitions: {short: {type: string, maxLength: 2}},
              properties: {a: {$ref: '#/definitions/short'}},
              dependencies: {b: [c, d], e: {required: [f]}},
              if: {required: [b]},
              then: {required: [g]}
            }]
            """);

    assertThat(ParameterValidation.validate(template, Map.of("a", "xyz", "b", 1, "c", 1, "e", 1)))
        .extracting(ValueFault::message)
        .containsExactlyInAnyOrder(
            "does not meet maximum length of 2",
            "property d not found, required by b",
            "requires property \"f\"",
            "requires property \"g\"");
  }

  @Test
  void takesValuesThatNoRuleForbids() {
    TemplateDefinition template =
        template(
            "[{properties: {a: {type: string, default: x, 'ui:field': Secret, format: odd}}}]");
    Map<String, Object> values = new LinkedHashMap<>(Map.of("b", 5));
    values.put("c", null);

    assertThat(ParameterValidation.validate(template, values)).isEmpty();
    assertThat(ParameterValidation.validate(template("[]"), values)).isEmpty();
  }

  @Test
  void worksOutNullAndNestedValues() {
    TemplateDefinition template = template("[{properties: {a: {type: string}}}]");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("a", null);

    assertThat(ParameterValidation.validate(template, values))
        .extracting(ValueFault::message)
        .containsExactly("is not of a type(s) string");
  }

  @Test
  void isNotStalledByAHostilePattern() {
    TemplateDefinition template =
        template("[{properties: {a: {pattern: '^(a+)+$'}, b: {pattern: '^(a|a?)+$'}}}]");
    String text = "a".repeat(5000) + "!";

    assertThat(ParameterValidation.validate(template, Map.of("a", text, "b", text)))
        .extracting(ValueFault::name)
        .containsExactly("pattern", "pattern");
  }

  @Test
  void readsPatternsAsJavaScriptDoes() {
    TemplateDefinition template =
        template("[{properties: {a: {pattern: '^[\\p{L}_\\-]+$'}, b: {pattern: '^x\\/[^]$'}}}]");

    assertThat(ParameterValidation.validate(template, Map.of("a", "straße-ü", "b", "x/y")))
        .isEmpty();
    assertThat(ParameterValidation.validate(template, Map.of("a", "a\n"))).hasSize(1);
  }

  @Test
  void neverLoadsASchemaFromElsewhere() {
    TemplateReading reading =
        reading("[{properties: {a: {$ref: 'http://127.0.0.1:1/schema.json'}}}]");

    assertThat(reading.faults())
        .singleElement()
        .extracting(Fault::message)
        .asString()
        .contains("http://127.0.0.1:1/schema.json");
  }

  @Test
  void survivesASchemaThatRefersToItself() {
    TemplateDefinition template = template("[{allOf: [{$ref: '#'}]}]");

    assertThat(ParameterValidation.validate(template, Map.of("a", 1)))
        .singleElement()
        .extracting(ValueFault::message)
        .asString()
        .contains("Tell its owner");
  }

  @Test
  void neverShowsASecret() {
    TemplateDefinition template =
        template("[]\n  secrets: {schema: {required: [token], properties: {pin: {minLength: 9}}}}");

    List<ValueFault> faults =
        ParameterValidation.validateSecrets(template, Map.of("pin", "hunter2"));

    assertThat(faults)
        .extracting(ValueFault::property, ValueFault::message, ValueFault::stack)
        .containsExactlyInAnyOrder(
            tuple("secrets", "secrets.token is required", "instance requires property \"token\""),
            tuple(
                "secrets.pin",
                "secrets.pin does not meet minimum length of 9",
                "instance.pin does not meet minimum length of 9"));
    assertThat(faults.toString()).doesNotContain("hunter2");
    assertThat(faults).extracting(ValueFault::instance).containsOnly(Map.of());
  }

  @Test
  void takesAnySecretWithoutASchema() {
    assertThat(ParameterValidation.validateSecrets(template("[]"), Map.of("a", "b"))).isEmpty();
  }

  @Test
  void answersOnWideValuesToo() {
    TemplateDefinition template =
        template("[{properties: {a: {type: array, uniqueItems: true, maxItems: 2}}}]");
    List<Object> wide = new ArrayList<>(Arrays.asList(1, 1, null));

    assertThat(ParameterValidation.validate(template, Map.of("a", wide)))
        .extracting(ValueFault::message)
        .containsExactlyInAnyOrder("contains duplicate item", "does not meet maximum length of 2");
  }

  private static TemplateDefinition template(String parameters) {
    TemplateReading reading = reading(parameters);
    assertThat(reading.faults()).isEmpty();
    return Objects.requireNonNull(reading.definition());
  }

  private static TemplateReading reading(String parameters) {
    return TemplateReader.read(
        """
        apiVersion: scaffolder.backstage.io/v1beta3
        kind: Template
        metadata: {name: t}
        spec:
          type: service
          steps: []
          parameters: %s
        """
            .formatted(
                parameters
                    .stripTrailing()
                    .replace("\n", "\n    ")
                    .replace("\n      secrets", "\n  secrets")),
        "template.yaml");
  }
}
