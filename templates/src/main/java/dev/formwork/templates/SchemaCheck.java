package dev.formwork.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.format.PatternFormat;
import com.networknt.schema.resource.InputStreamSource;
import dev.formwork.templates.expression.BoundedPattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One JSON Schema (draft-07) of a template, ready to check values. It loads nothing from anywhere,
 * and its patterns share one budget. Used once and by one thread.
 */
final class SchemaCheck {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Backstage's validator (npm `jsonschema` 1.5.0) takes times without an offset, which is what
   * browsers send; draft-07 wants one. Both are taken.
   */
  private static final Format TIME =
      PatternFormat.of(
          "time",
          "^(2[0-4]|[01]\\d):[0-5]\\d:(60|[0-5]\\d)(\\.\\d+)?([zZ]|[+-]([01]\\d|2[0-3]):[0-5]\\d)?$",
          "format.time");

  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V7,
          builder ->
              builder
                  .metaSchema(JsonMetaSchema.builder(JsonMetaSchema.getV7()).format(TIME).build())
                  .enableSchemaCache(false)
                  .schemaLoaders(
                      loaders ->
                          loaders.values(
                              values -> {
                                values.clear();
                                values.add(address -> refused(address.toString()));
                              })));

  private final JsonNode tree;
  private final JsonSchema schema;
  private final BoundedPattern.Budget budget = new BoundedPattern.Budget();

  /**
   * Prepares a schema.
   *
   * @throws BrokenSchema when it refers to what is not there or has a pattern that is none
   */
  SchemaCheck(Map<String, Object> schema) {
    ObjectNode copy = JSON.valueToTree(schema);
    copy.remove(List.of("$schema", "$id"));
    this.tree = copy;
    try {
      this.schema = SCHEMAS.getSchema(copy, config());
      this.schema.initializeValidators();
    } catch (JsonSchemaException | IllegalArgumentException e) {
      throw new BrokenSchema(String.valueOf(e.getMessage()).replaceFirst("^: ", ""), e);
    } catch (StackOverflowError e) {
      throw new BrokenSchema("It nests too deep or refers to itself", e);
    }
  }

  private SchemaValidatorsConfig config() {
    return SchemaValidatorsConfig.builder()
        .formatAssertionsEnabled(true)
        .nullableKeywordEnabled(false)
        .discriminatorKeywordEnabled(false)
        .regularExpressionFactory(pattern -> BoundedPattern.compile(pattern, budget)::isFoundIn)
        .build();
  }

  private static @Nullable InputStreamSource refused(String address) {
    throw new IllegalArgumentException(
        "It refers to '%s', which is not part of the template".formatted(address));
  }

  /** Every fault of the values, in the order of the schema. */
  List<ValueFault> faults(Map<String, ?> values) {
    JsonNode instance = JSON.valueToTree(values);
    Set<ValidationMessage> messages;
    try {
      messages = schema.validate(instance);
    } catch (StackOverflowError e) {
      throw new BrokenSchema("It refers to itself without end", e);
    }
    Set<ValueFault> faults = new LinkedHashSet<>();
    for (ValidationMessage message : messages) {
      faults.addAll(SchemaFault.of(message, tree, instance).worded(budget.isExceeded()));
    }
    return new ArrayList<>(faults);
  }

  /** A schema that cannot be used to check anything. */
  static final class BrokenSchema extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenSchema(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
