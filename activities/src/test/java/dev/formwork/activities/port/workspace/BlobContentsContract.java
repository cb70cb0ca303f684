package dev.formwork.activities.port.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link BlobContents} does alike. */
public interface BlobContentsContract {

  /** An empty place; a new one for each test. */
  BlobContents contents();

  @Test
  default void givesBackTheContentsThatItWasGiven() {
    BlobContents contents = contents();

    contents.put(Map.of("aa/one", bytes("one"), "bb/empty", new byte[0]));

    Map<String, byte[]> found = contents.get(List.of("aa/one", "bb/empty", "cc/none"));
    assertThat(found).containsOnlyKeys("aa/one", "bb/empty");
    assertThat(found.get("aa/one")).isEqualTo(bytes("one"));
    assertThat(found.get("bb/empty")).isEmpty();
  }

  @Test
  default void keepsWhatIsThereWhenANameComesAgain() {
    BlobContents contents = contents();
    contents.put(Map.of("aa/one", bytes("one")));

    contents.put(Map.of("aa/one", bytes("other")));

    assertThat(contents.get(List.of("aa/one")).get("aa/one")).isEqualTo(bytes("one"));
  }

  @Test
  default void deletesWhatIsThereAndOverlooksTheRest() {
    BlobContents contents = contents();
    contents.put(Map.of("aa/one", bytes("one"), "aa/two", bytes("two")));

    contents.delete(List.of("aa/one", "aa/three"));
    contents.delete(List.of("aa/one"));

    assertThat(contents.get(List.of("aa/one", "aa/two"))).containsOnlyKeys("aa/two");
  }

  @Test
  default void listsWhatIsStoredPageByPage() {
    BlobContents contents = contents();
    contents.put(Map.of("bb/2", bytes("x"), "aa/1", bytes("x"), "cc/3", bytes("x")));

    List<BlobContents.Stored> first = contents.list(null, 2);
    List<BlobContents.Stored> second = contents.list(first.getLast().name(), 2);

    assertThat(first).extracting(BlobContents.Stored::name).containsExactly("aa/1", "bb/2");
    assertThat(second).extracting(BlobContents.Stored::name).containsExactly("cc/3");
    assertThat(first.getFirst().storedAt())
        .isBetween(
            Instant.now().minus(Duration.ofMinutes(5)), Instant.now().plus(Duration.ofMinutes(5)));
  }

  @Test
  default void storesManyAtOnce() {
    BlobContents contents = contents();
    Map<String, byte[]> many = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      many.put("many/" + i, bytes("content " + i));
    }

    contents.put(many);

    assertThat(contents.get(many.keySet())).hasSize(100);
    assertThat(contents.get(List.of("many/42")).get("many/42")).isEqualTo(bytes("content 42"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
