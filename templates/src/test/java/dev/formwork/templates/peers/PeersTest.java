package dev.formwork.templates.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Renders templates made from a seed with both engines and prints every difference. Run with `mvn
 * -Ppeers -pl templates test`; `-Dformwork.peers.seed` and `-Dformwork.peers.cases` choose others.
 */
@Tag("peers")
class PeersTest {

  @Test
  void answersAsBackstagesEngineDoesButForTheListedDifferences() throws Exception {
    long seed = Long.getLong("formwork.peers.seed", 1);
    int count = Integer.getInteger("formwork.peers.cases", 20_000);
    var generator = new TemplateGenerator(seed);
    List<PeerCase> cases = Stream.generate(generator::next).limit(count).toList();

    List<JsonNode> theirs = NodePeer.installed().answers(cases);
    List<String> unlisted = new Differences(KnownDifferences.read()).unlisted(cases, theirs);

    long errors = theirs.stream().filter(answer -> answer.has("e")).count();
    System.out.printf(
        "Peers: seed %d, %d cases, %d of them errors, %d unlisted differences%n",
        seed, count, errors, unlisted.size());
    assertThat(unlisted).isEmpty();
  }
}
