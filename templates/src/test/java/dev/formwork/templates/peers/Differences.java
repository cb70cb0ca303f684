package dev.formwork.templates.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Compares our engine's answers with a peer's and prints what differs. */
final class Differences {

  private final KnownDifferences known;
  private final OurEngine engine = new OurEngine();

  Differences(KnownDifferences known) {
    this.known = known;
  }

  /** The differences that are not on the list. */
  List<String> unlisted(List<PeerCase> cases, List<JsonNode> theirs) {
    if (cases.size() != theirs.size()) {
      throw new IllegalStateException(
          "The peer answered %d of %d cases.".formatted(theirs.size(), cases.size()));
    }
    List<String> unlisted = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      PeerCase each = cases.get(i);
      JsonNode ours = engine.answer(each);
      if (OurEngine.normal(each, ours).equals(OurEngine.normal(each, theirs.get(i)))) {
        continue;
      }
      String line = line(each, ours, theirs.get(i));
      String reason = known.reason(each, ours, theirs.get(i));
      System.out.print((reason == null ? "UNLISTED " : "listed (" + reason + ") ") + line);
      if (reason == null) {
        unlisted.add(line);
      }
    }
    known.print();
    return unlisted;
  }

  private static String line(PeerCase each, JsonNode ours, JsonNode theirs) {
    return "%s %s%n  %s%n  ours:   %s%n  theirs: %s%n"
        .formatted(each.kind(), each.options(), each.template(), ours, theirs);
  }
}
