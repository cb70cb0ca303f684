package dev.formwork.integrations.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.bitbucket.BitbucketCloud;
import dev.formwork.activities.port.bitbucket.BitbucketCloud.Build;
import dev.formwork.activities.port.bitbucket.BitbucketCloud.Place;
import dev.formwork.activities.port.bitbucket.BitbucketCloud.Rule;
import dev.formwork.integrations.git.rest.GitHostStub;
import dev.formwork.integrations.git.rest.GitHostStub.Answer;
import dev.formwork.integrations.git.rest.GitHostStub.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stub of Bitbucket Cloud; the real one was not asked. */
class BitbucketCloudWorkshopIT {

  private static final Place PLACE = new Place("acme", "payments");
  private static final Map<String, Object> MAIN =
      Map.of("target", Map.of("ref_type", "branch", "ref_name", "main"));

  @TempDir Path directory;
  private final List<Map<String, Object>> builds = new ArrayList<>();
  private final List<Map<String, Object>> rules = new ArrayList<>();
  private GitHostStub stub;

  @BeforeEach
  void start() {
    stub = new GitHostStub(directory, "Bearer t", "x-token-auth:t", this::answer);
  }

  @AfterEach
  void close() {
    stub.close();
  }

  private BitbucketCloud cloud() {
    return new BitbucketCloudWorkshop(
        new BitbucketCloudSettings(stub.restUrl(), null, "t", Duration.ofSeconds(10)));
  }

  @Test
  void startsAPipelineOnTheStubAndFindsItAgain() {
    Build started = cloud().runPipeline(PLACE, MAIN);

    assertThat(started.number()).isEqualTo(1);
    assertThat(started.pipelinesUrl())
        .isEqualTo("https://bitbucket.org/acme/payments/pipelines/results/1");
    assertThat(cloud().builds(PLACE, MAIN, Instant.parse("2026-11-21T10:00:00Z")))
        .containsExactly(started);
    assertThat(cloud().builds(PLACE, MAIN, Instant.parse("2026-11-21T12:00:00Z"))).isEmpty();
    assertThat(
            cloud()
                .builds(
                    PLACE,
                    Map.of("target", Map.of("ref_name", "other")),
                    Instant.parse("2026-11-21T10:00:00Z")))
        .isEmpty();
  }

  @Test
  void tellsThatPipelinesAreNotEnabledOnTheStub() {
    String said = "{\"error\":{\"message\":\"Pipelines are not enabled\"}}";
    stub.refuseNext("POST", 400, Map.of(), said);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> cloud().runPipeline(PLACE, MAIN))
        .withMessageContaining("Pipelines are not enabled");
  }

  @Test
  void makesARuleOnTheStubOnce() {
    Map<String, Object> rule =
        Map.of("kind", "force", "branch_match_kind", "glob", "pattern", "main", "value", 1);

    Rule first = cloud().restrict(PLACE, rule);
    Rule again = cloud().restrict(PLACE, rule);
    Rule other =
        cloud()
            .restrict(PLACE, Map.of("kind", "force", "branch_match_kind", "glob", "pattern", "x"));

    assertThat(first.created()).isTrue();
    assertThat(again).isEqualTo(new Rule(first.json(), false));
    assertThat(other.created()).isTrue();
    assertThat(rules).hasSize(2);
  }

  private Answer answer(Request request) {
    if (request.is("GET", "/repositories/acme/payments/pipelines/?")) {
      return new Answer(200, Map.of("values", builds));
    }
    if (request.is("GET", "/repositories/acme/payments/branch-restrictions")) {
      return new Answer(200, Map.of("values", rules));
    }
    Map<String, Object> made = new LinkedHashMap<>();
    request.body().properties().forEach(entry -> made.put(entry.getKey(), entry.getValue()));
    if (request.is("POST", "/repositories/acme/payments/branch-restrictions")) {
      made.put("id", rules.size() + 1);
      rules.add(made);
      return new Answer(201, made);
    }
    made.put("build_number", builds.size() + 1);
    made.put("created_on", "2026-11-21T11:00:00.123Z");
    builds.add(made);
    return new Answer(201, made);
  }
}
