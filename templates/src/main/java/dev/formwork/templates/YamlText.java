package dev.formwork.templates;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads one YAML 1.2 document into maps, lists and scalars, with the place of each. Refuses what a
 * hostile author could use to exhaust the reader.
 */
final class YamlText {

  static final int MAX_CHARACTERS = 1 << 20;
  private static final int MAX_DEPTH = 64;
  private static final int MAX_VALUES = 50_000;

  private final Faults faults;
  private int values;

  private YamlText(Faults faults) {
    this.faults = faults;
  }

  /** The document, or null when there is none or it cannot be read; then there are faults. */
  static @Nullable Object read(String yaml, String fileName, Faults faults) {
    if (yaml.length() > MAX_CHARACTERS) {
      faults.add(
          "",
          "%s has %d characters; at most %d are allowed. Move parts of it into files."
              .formatted(fileName, yaml.length(), MAX_CHARACTERS));
      return null;
    }
    try {
      return new YamlText(faults).document(yaml, fileName);
    } catch (MarkedYamlEngineException e) {
      Faults.Place place = place(e.getProblemMark());
      faults.add("", place, "%s is not YAML: %s.".formatted(fileName, problem(e)));
    } catch (YamlEngineException e) {
      faults.add("", "%s is not YAML: %s".formatted(fileName, e.getMessage()));
    }
    return null;
  }

  private static String problem(MarkedYamlEngineException e) {
    String context = e.getContext();
    return context == null || context.isBlank() ? e.getProblem() : context + ", " + e.getProblem();
  }

  private @Nullable Object document(String yaml, String fileName) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setLabel(fileName)
            .setCodePointLimit(MAX_CHARACTERS)
            .build();
    if (!isShallow(yaml, settings)) {
      return null;
    }
    List<Node> documents = new ArrayList<>();
    new Compose(settings).composeAllFromString(yaml).forEach(documents::add);
    if (documents.isEmpty()) {
      faults.add("", new Faults.Place(1, 1), fileName + " is empty. Write a template into it.");
      return null;
    }
    if (documents.size() > 1) {
      faults.add(
          "",
          place(documents.get(1).getStartMark()),
          "%s holds %d documents. Keep one template in a file."
              .formatted(fileName, documents.size()));
      return null;
    }
    return value(documents.getFirst(), "", 0);
  }

  /** Counts the depth without recursion, since the composer would run out of stack. */
  private boolean isShallow(String yaml, LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(yaml)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      if (depth > MAX_DEPTH) {
        faults.add("", place(event.getStartMark()), tooDeep());
        return false;
      }
    }
    return true;
  }

  private static String tooDeep() {
    return "The document nests deeper than %d levels. Make it flatter.".formatted(MAX_DEPTH);
  }

  private static Faults.Place place(Optional<Mark> mark) {
    return mark.map(at -> new Faults.Place(at.getLine() + 1, at.getColumn() + 1))
        .orElse(new Faults.Place(0, 0));
  }

  private @Nullable Object value(Node node, String pointer, int depth) {
    faults.place(pointer, place(node.getStartMark()));
    if (++values == MAX_VALUES) {
      faults.add(
          pointer,
          "The document holds more than %d values, aliases written out. Make it smaller."
              .formatted(MAX_VALUES));
    }
    if (depth > MAX_DEPTH) {
      faults.add(pointer, tooDeep());
    }
    if (values >= MAX_VALUES || depth > MAX_DEPTH) {
      return null;
    }
    return switch (node) {
      case MappingNode mapping -> map(mapping, pointer, depth);
      case SequenceNode sequence -> list(sequence, pointer, depth);
      case ScalarNode scalar -> scalar(scalar, pointer);
      default -> null;
    };
  }

  private Map<String, @Nullable Object> map(MappingNode mapping, String pointer, int depth) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    known(mapping, pointer);
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        faults.add(
            pointer,
            place(entry.getKeyNode().getStartMark()),
            "This key is a list or an object. Use a text.");
        continue;
      }
      String child = Faults.pointer(pointer, key.getValue());
      if (map.containsKey(key.getValue())) {
        faults.add(
            child,
            place(key.getStartMark()),
            "The key '%s' is there twice. Remove one.".formatted(key.getValue()));
        continue;
      }
      faults.key(child, place(key.getStartMark()));
      map.put(key.getValue(), value(entry.getValueNode(), child, depth + 1));
    }
    return Collections.unmodifiableMap(map);
  }

  private List<@Nullable Object> list(SequenceNode sequence, String pointer, int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    known(sequence, pointer);
    for (Node item : sequence.getValue()) {
      list.add(value(item, Faults.pointer(pointer, list.size()), depth + 1));
    }
    return Collections.unmodifiableList(list);
  }

  /** A collection's own tag, if it has one, is one that JSON knows. */
  private void known(Node node, String pointer) {
    String tag = node.getTag().getValue();
    if (!tag.equals("tag:yaml.org,2002:map") && !tag.equals("tag:yaml.org,2002:seq")) {
      unknownTag(pointer, tag);
    }
  }

  private void unknownTag(String pointer, String tag) {
    faults.add(pointer, "The tag '%s' is not known. Remove it.".formatted(tag));
  }

  private @Nullable Object scalar(ScalarNode scalar, String pointer) {
    String text = scalar.getValue();
    String tag = scalar.getTag().getValue();
    return switch (tag) {
      case "tag:yaml.org,2002:str" -> text;
      case "tag:yaml.org,2002:null" -> null;
      case "tag:yaml.org,2002:bool" -> text.equalsIgnoreCase("true");
      case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float" -> number(text, pointer);
      default -> {
        unknownTag(pointer, tag);
        yield text;
      }
    };
  }

  private @Nullable Number number(String text, String pointer) {
    try {
      return YamlNumber.parse(text);
    } catch (NumberFormatException e) {
      faults.add(pointer, "'%s' is not a number. Put it into quotes.".formatted(text));
      return null;
    }
  }
}
