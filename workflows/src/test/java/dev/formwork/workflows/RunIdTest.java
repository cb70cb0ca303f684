package dev.formwork.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunIdTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @Test
  void givesEachAttemptAWorkflowOfItsOwn() {
    RunId id = RunId.parse("0193a1b2-0000-7000-8000-000000000001");

    String second = id.workflowId("template:default/java.service", 2);

    assertThat(second).isEqualTo(id.workflowId("template:default/java.service") + ".2");
    assertThat(id.workflowId("template:default/x", 1))
        .isEqualTo(id.workflowId("template:default/x"));
    assertThat(RunId.ofWorkflowId(second)).isEqualTo(id);
  }

  @Test
  void isAUuidOfVersionSeven() {
    UUID uuid = RunId.next(NOW, new Random(1)).uuid();

    assertThat(uuid.version()).isEqualTo(7);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void keepsItsBitsAsUlid() {
    Random random = new Random(7);

    List<RunId> ids =
        IntStream.range(0, 500)
            .mapToObj(_ -> new RunId(new UUID(random.nextLong(), random.nextLong())))
            .toList();

    assertThat(ids).allSatisfy(id -> assertThat(RunId.ofUlid(id.ulid())).isEqualTo(id));
    assertThat(ids).allSatisfy(id -> assertThat(RunId.parse(id.toString())).isEqualTo(id));
  }

  @Test
  void writesTheUlidThatTheSpecificationGives() {
    RunId id = RunId.parse("01563e3a-b5d3-d676-4c61-efb99302bd5b");

    assertThat(id.ulid()).isEqualTo("01ARZ3NDEKTSV4RRFFQ69G5FAV");
  }

  @Test
  void sortsByTimeInBothForms() {
    RunId earlier = RunId.next(NOW, new Random(1));
    RunId later = RunId.next(NOW.plusMillis(1), new Random(2));

    assertThat(earlier.toString()).isLessThan(later.toString());
    assertThat(earlier.ulid()).isLessThan(later.ulid());
  }

  @Test
  void isFoundInItsWorkflowId() {
    RunId id = RunId.next(NOW, new Random(1));

    String workflowId = id.workflowId("template:default/java-service");

    assertThat(workflowId).isEqualTo("run:java-service:" + id.ulid());
    assertThat(RunId.ofWorkflowId(workflowId)).isEqualTo(id);
  }

  @Test
  void refusesTextThatIsNoId() {
    assertThatIllegalArgumentException().isThrownBy(() -> RunId.parse("1-1-1-1-1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunId.ofUlid("01ARZ3NDEKTSV4RRFFQ69G5FAU".replace('A', 'U')));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunId.ofUlid("8ZZZZZZZZZZZZZZZZZZZZZZZZZ"));
    assertThatIllegalArgumentException().isThrownBy(() -> RunId.ofWorkflowId("other:1"));
  }
}
