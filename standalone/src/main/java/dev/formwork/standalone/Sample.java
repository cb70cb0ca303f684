package dev.formwork.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Sample answers that a starter template ships beside its definition. */
record Sample(Map<String, Object> values, Map<String, String> secrets) {

  private static final ObjectMapper JSON = new ObjectMapper();

  Sample {
    values = new LinkedHashMap<>(values);
    secrets = new LinkedHashMap<>(secrets);
  }

  static Sample of(String template) {
    String resource = "/templates/%s/sample.yaml".formatted(template);
    try (InputStream in = Sample.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new StartFailure(
            "The starter template '%s' ships no sample answers (%s)."
                .formatted(template, resource));
      }
      Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      return JSON.convertValue(tree, Sample.class);
    } catch (IOException e) {
      throw new StartFailure("The sample answers %s cannot be read.".formatted(resource), e);
    }
  }

  String name() {
    return String.valueOf(values.get("name"));
  }

  /**
   * The same answers for another name; a repository named after the old name is renamed with it.
   */
  Sample named(String name) {
    Map<String, Object> renamed = new LinkedHashMap<>(values);
    renamed.replaceAll(
        (key, value) ->
            value instanceof String text ? text.replace("repo=" + name(), "repo=" + name) : value);
    renamed.put("name", name);
    return new Sample(renamed, secrets);
  }
}
