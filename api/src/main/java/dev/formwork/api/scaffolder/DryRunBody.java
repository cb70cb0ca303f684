package dev.formwork.api.scaffolder;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.templates.Fault;
import dev.formwork.templates.TemplateDefinition;
import dev.formwork.templates.TemplateReader;
import dev.formwork.templates.TemplateReading;
import dev.formwork.workflows.dryrun.DryRunCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of the call that tries a template out.
 *
 * @param secrets in clear
 */
record DryRunBody(
    TemplateDefinition template,
    Map<String, Object> values,
    Map<String, String> secrets,
    List<DryRunCall.File> files) {

  /** Checks the shape of the body in Backstage's words, and that the template is one. */
  static DryRunBody parse(@Nullable JsonNode body, JsonMapper json) {
    if (body == null || body.isNull() || body.isMissingNode()) {
      throw TaskCall.missing("template");
    }
    if (!body.isObject()) {
      throw ApiFailure.input("request/body must be object");
    }
    JsonNode template = object(body, "template");
    JsonNode values = object(body, "values");
    List<DryRunCall.File> files = files(TaskCall.required(body, "directoryContents"));
    Map<String, String> secrets = TaskCall.secrets(body.path("secrets"));
    @SuppressWarnings("unchecked")
    Map<String, Object> plain = json.convertValue(values, LinkedHashMap.class);
    return new DryRunBody(definition(template), plain, secrets, files);
  }

  private static JsonNode object(JsonNode body, String name) {
    JsonNode value = TaskCall.required(body, name);
    if (!value.isObject()) {
      throw ApiFailure.input("request/body/%s must be object".formatted(name));
    }
    return value;
  }

  private static List<DryRunCall.File> files(JsonNode list) {
    if (!list.isArray()) {
      throw ApiFailure.input("request/body/directoryContents must be array");
    }
    List<DryRunCall.File> files = new ArrayList<>();
    for (JsonNode file : list) {
      String place = "request/body/directoryContents/" + files.size();
      if (!file.isObject()) {
        throw ApiFailure.input(place + " must be object");
      }
      files.add(new DryRunCall.File(text(file, "path", place), text(file, "base64Content", place)));
    }
    return files;
  }

  private static String text(JsonNode file, String name, String place) {
    JsonNode value = file.get(name);
    if (value == null) {
      throw ApiFailure.input("%s must have required property '%s'".formatted(place, name));
    }
    if (!value.isString()) {
      throw ApiFailure.input("%s/%s must be string".formatted(place, name));
    }
    return value.stringValue();
  }

  private static TemplateDefinition definition(JsonNode template) {
    String version = template.path("apiVersion").asString("");
    String kind = template.path("kind").asString("");
    if (!version.equals(TemplateReader.API_VERSION) || !kind.equals("Template")) {
      throw ApiFailure.input(
          "Input is not a template: apiVersion '%s' and kind '%s' (input: template). Give apiVersion %s and kind Template."
              .formatted(version, kind, TemplateReader.API_VERSION));
    }
    TemplateReading reading = TemplateReader.read(template.toString(), "template");
    TemplateDefinition definition = reading.definition();
    if (definition == null) {
      throw ApiFailure.input(
          "The template has faults (input: template). "
              + reading.faults().stream()
                  .map(DryRunBody::sentence)
                  .collect(Collectors.joining(" ")));
    }
    return definition;
  }

  private static String sentence(Fault fault) {
    return fault.path().isEmpty() ? fault.message() : fault.path() + ": " + fault.message();
  }

  /** Says nothing of values and secrets. */
  @Override
  public String toString() {
    return "DryRunBody[" + template.name() + "]";
  }
}
