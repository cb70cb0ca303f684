package dev.formwork.templates.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.formwork.templates.expression.ExpressionException;
import dev.formwork.templates.expression.Rendering;
import dev.formwork.templates.expression.StatusFunctions;
import dev.formwork.templates.expression.TextRenderer;
import dev.formwork.templates.expression.ValueRenderer;
import java.util.Map;

/** Our engine, with answers of the peer's form. */
final class OurEngine {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Map<String, String> HOSTS =
      Map.of(
          "github.com", "github",
          "gitlab.com", "gitlab",
          "dev.azure.com", "azure",
          "bitbucket.org", "bitbucketCloud",
          "bitbucket.example.com", "bitbucketServer",
          "gitea.example.com", "gitea",
          "gerrit.example.com", "gerrit");

  private final ValueRenderer values = ValueRenderer.create(HOSTS);

  JsonNode answer(PeerCase each) {
    return each.kind().equals("text") ? text(each) : value(each);
  }

  private static JsonNode text(PeerCase each) {
    var options =
        new TextRenderer.Options(
            each.has("trimBlocks"), each.has("lstripBlocks"), each.has("cookiecutterCompat"));
    try {
      return object(
          "v",
          NODES.textNode(
              TextRenderer.create(HOSTS, options).render(each.template(), each.context())));
    } catch (ExpressionException e) {
      return object("e", NODES.textNode(e.getMessage()));
    }
  }

  private JsonNode value(PeerCase each) {
    Rendering rendering =
        values.render(each.template(), each.context(), new StatusFunctions(false));
    if (!rendering.warnings().isEmpty()) {
      return object("e", NODES.textNode(rendering.warnings().getFirst()));
    }
    if (rendering.isUndefined()) {
      return object("u", NODES.booleanNode(true));
    }
    if (rendering.value() instanceof Double number && !Double.isFinite(number)) {
      return object("n", NODES.textNode(number.toString()));
    }
    return object("v", JSON.valueToTree(rendering.value()));
  }

  private static ObjectNode object(String key, JsonNode value) {
    return NODES.objectNode().set(key, value);
  }

  /**
   * The answer as both engines would write it: the words of errors do not count, and what fails in
   * a step's input is passed on as it is.
   */
  static String normal(PeerCase each, JsonNode answer) {
    if (answer.has("e")) {
      return each.kind().equals("text") ? "error" : NODES.textNode(each.template()).toString();
    }
    return answer.has("v") ? same(answer.get("v")).toString() : answer.toString();
  }

  /** Numbers that are equal in JavaScript become equal, and those that JSON has not become null. */
  private static JsonNode same(JsonNode node) {
    if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
      return NODES.nullNode();
    }
    if (node.isNumber()) {
      double number = node.doubleValue();
      return NODES.numberNode(number == 0 ? 0.0 : number);
    }
    if (node.isObject()) {
      ObjectNode copy = NODES.objectNode();
      node.properties().forEach(entry -> copy.set(entry.getKey(), same(entry.getValue())));
      return copy;
    }
    if (node.isArray()) {
      var copy = NODES.arrayNode();
      node.forEach(item -> copy.add(same(item)));
      return copy;
    }
    return node;
  }
}
