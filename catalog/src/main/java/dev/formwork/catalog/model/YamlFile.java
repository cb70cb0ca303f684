package dev.formwork.catalog.model;

import dev.formwork.templates.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A YAML 1.2 file of any number of documents.
 *
 * @param documents those that hold an object; empty ones are left out
 * @param faults what is wrong with the others; {@code document} says with which
 */
public record YamlFile(List<YamlDocument> documents, List<DocumentFault> faults) {

  /** A fault of one document, numbered from 1. */
  public record DocumentFault(int document, Fault fault) {}

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new WithoutMerge()).setAllowDuplicateKeys(false).build();
  private static final int MAX_DEPTH = 100;
  private static final int MAX_NODES = 200_000;

  public YamlFile {
    documents = List.copyOf(documents);
    faults = List.copyOf(faults);
  }

  public static YamlFile parse(String text) {
    List<YamlDocument> documents = new ArrayList<>();
    List<DocumentFault> faults = new ArrayList<>();
    int number = 0;
    for (YamlChunks.Chunk chunk : YamlChunks.of(text)) {
      number++;
      try {
        document(number, chunk).ifPresent(documents::add);
      } catch (YamlEngineException e) {
        faults.add(new DocumentFault(number, fault(e, chunk.firstLine())));
      }
    }
    return new YamlFile(documents, faults);
  }

  private static Optional<YamlDocument> document(int number, YamlChunks.Chunk chunk) {
    Optional<Node> root = new Compose(SETTINGS).composeString(chunk.text());
    Object value = new StandardConstructor(SETTINGS).constructSingleDocument(root);
    if (root.isEmpty() || value == null) {
      return Optional.empty();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw new NoObject(root.get());
    }
    Map<String, Object> content = new Plain().object(map, 0);
    return Optional.of(
        new YamlDocument(number, content, chunk.text(), root.get(), chunk.firstLine()));
  }

  private static Fault fault(YamlEngineException e, int firstLine) {
    Optional<Mark> mark =
        e instanceof MarkedYamlEngineException marked ? marked.getProblemMark() : Optional.empty();
    String problem =
        e instanceof MarkedYamlEngineException marked && !(e instanceof NoObject)
            ? "This is no YAML: %s.".formatted(marked.getProblem())
            : String.valueOf(e instanceof NoObject none ? none.getProblem() : e.getMessage());
    return new Fault(
        "",
        firstLine + mark.map(Mark::getLine).orElse(0) + 1,
        mark.map(Mark::getColumn).orElse(0) + 1,
        problem);
  }

  /** The core schema of YAML 1.2, in which `<<` is a key like any other. */
  private static final class WithoutMerge extends CoreSchema {
    @Override
    public ScalarResolver getScalarResolver() {
      return new CoreScalarResolver(false);
    }
  }

  private static final class NoObject extends MarkedYamlEngineException {
    private static final long serialVersionUID = 1L;

    NoObject(Node node) {
      super(
          null,
          Optional.empty(),
          "The document must be an object with apiVersion and kind.",
          node.getStartMark());
    }
  }

  /** Makes what YAML can say what JSON can say, within limits. */
  private static final class Plain {

    private int nodes;

    Map<String, Object> object(Map<?, ?> map, int depth) {
      Map<String, Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        copy.put(String.valueOf(entry.getKey()), of(entry.getValue(), depth + 1));
      }
      return copy;
    }

    private @Nullable Object of(@Nullable Object value, int depth) {
      if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
        throw new YamlEngineException(
            "The document is deeper than %d levels or has more than %d values; aliases count each time."
                .formatted(MAX_DEPTH, MAX_NODES));
      }
      if (value instanceof Map<?, ?> map) {
        return object(map, depth);
      }
      if (value instanceof List<?> list) {
        List<Object> copy = new ArrayList<>(list.size());
        for (Object element : list) {
          copy.add(of(element, depth + 1));
        }
        return copy;
      }
      return value instanceof Double number && !Double.isFinite(number) ? null : value;
    }
  }
}
