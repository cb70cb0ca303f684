package dev.formwork.standalone.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** One JSON object of an answer; what is missing or null reads as empty. */
record Fields(JsonNode json) {

  boolean isEmpty() {
    return json.isMissingNode() || json.isNull() || json.isEmpty();
  }

  String text(String name) {
    JsonNode value = json.path(name);
    return value.isNull() ? "" : value.asText("");
  }

  int number(String name) {
    return json.path(name).asInt();
  }

  boolean is(String name) {
    return json.path(name).asBoolean();
  }

  Fields object(String name) {
    return new Fields(json.path(name));
  }

  List<Fields> list(String name) {
    return StreamSupport.stream(json.path(name).spliterator(), false).map(Fields::new).toList();
  }

  List<String> texts(String name) {
    return StreamSupport.stream(json.path(name).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
