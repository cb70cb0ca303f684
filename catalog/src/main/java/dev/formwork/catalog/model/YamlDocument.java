package dev.formwork.catalog.model;

import dev.formwork.templates.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One document of a YAML file, with the lines that its parts stand on. */
public final class YamlDocument {

  private final int number;
  private final Map<String, Object> content;
  private final String text;
  private final Node root;
  private final int firstLine;

  YamlDocument(int number, Map<String, Object> content, String text, Node root, int firstLine) {
    this.number = number;
    this.content = content;
    this.text = text;
    this.root = root;
    this.firstLine = firstLine;
  }

  /** Which document of the file it is, from 1; empty ones count. */
  public int number() {
    return number;
  }

  public Map<String, Object> content() {
    return content;
  }

  /** The document alone, with blank lines before it, so that its lines have their numbers. */
  public String text() {
    return "\n".repeat(firstLine) + text;
  }

  /** The same faults with the lines on which their paths stand, or the nearest part above them. */
  public List<Fault> locate(List<Fault> faults) {
    return faults.stream().map(this::locate).toList();
  }

  private Fault locate(Fault fault) {
    if (fault.line() > 0) {
      return fault;
    }
    Node node = root;
    for (String segment : fault.path().split("/")) {
      Node child = segment.isEmpty() ? node : child(node, unescaped(segment));
      if (child == null) {
        break;
      }
      node = child;
    }
    Optional<Mark> mark = node.getStartMark();
    return new Fault(
        fault.path(),
        firstLine + mark.map(Mark::getLine).orElse(0) + 1,
        mark.map(Mark::getColumn).orElse(0) + 1,
        fault.message());
  }

  private static @Nullable Node child(Node node, String segment) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(segment)) {
          return tuple.getValueNode();
        }
      }
    }
    if (node instanceof SequenceNode sequence && segment.matches("\\d{1,6}")) {
      int index = Integer.parseInt(segment);
      return index < sequence.getValue().size() ? sequence.getValue().get(index) : null;
    }
    return null;
  }

  private static String unescaped(String segment) {
    return segment.replace("~1", "/").replace("~0", "~");
  }
}
