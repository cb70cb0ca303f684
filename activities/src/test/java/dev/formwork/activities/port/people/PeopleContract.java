package dev.formwork.activities.port.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every directory of people keeps to. */
public interface PeopleContract {

  Contact ADA = new Contact("user:default/ada", "Ada", "ada@example.org", "U0ADA", List.of());
  Contact BOB = new Contact("user:default/bob", "bob", null, null, List.of());
  Contact PLATFORM =
      new Contact(
          "group:default/platform",
          "The platform",
          "platform@example.org",
          "#platform",
          List.of(ADA, BOB));

  /** People who know Ada, Bob and their group, and nobody else. */
  People people();

  @Test
  default void tellWhereAPersonIsReached() {
    assertThat(people().find(ADA.ref())).contains(ADA);
    assertThat(people().find(BOB.ref())).contains(BOB);
  }

  @Test
  default void tellWhoIsInAGroup() {
    assertThat(people().find(PLATFORM.ref())).contains(PLATFORM);
  }

  @Test
  default void doNotKnowStrangers() {
    assertThat(people().find("user:default/eve")).isEmpty();
    assertThat(people().find("not a ref")).isEmpty();
  }
}
