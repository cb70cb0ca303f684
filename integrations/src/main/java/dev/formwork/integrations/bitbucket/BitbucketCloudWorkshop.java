package dev.formwork.integrations.bitbucket;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.activities.port.bitbucket.BitbucketCloud;
import dev.formwork.integrations.git.rest.RestApi;
import dev.formwork.integrations.git.rest.RestCall;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Pipelines and branch rules of Bitbucket Cloud. */
public final class BitbucketCloudWorkshop implements BitbucketCloud {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final RestApi rest;

  public BitbucketCloudWorkshop(BitbucketCloudSettings settings) {
    this.rest = new BitbucketCloudApi(settings).rest();
  }

  @Override
  public Build runPipeline(Place place, Map<String, Object> body) {
    return build(
        place,
        rest.require(
                RestCall.post(path(place) + "/pipelines/", body),
                "start a pipeline of " + place.slug())
            .json());
  }

  @Override
  public List<Build> builds(Place place, Map<String, Object> body, Instant since) {
    JsonNode wanted = MAPPER.valueToTree(body).at("/target/ref_name");
    List<Build> found = new ArrayList<>();
    JsonNode newest =
        rest.require(
                RestCall.get(path(place) + "/pipelines/?sort=-created_on&pagelen=50"),
                "read the pipelines of " + place.slug())
            .json();
    for (JsonNode one : newest.path("values")) {
      boolean late =
          !OffsetDateTime.parse(one.path("created_on").asText()).toInstant().isBefore(since);
      boolean same =
          wanted.isMissingNode() || one.at("/target/ref_name").asText().equals(wanted.asText());
      if (late && same) {
        found.add(build(place, one));
      }
    }
    return found;
  }

  private static Build build(Place place, JsonNode json) {
    String page =
        json.at("/repository/links/html/href").asText("https://bitbucket.org/" + place.slug());
    long number = json.path("build_number").asLong();
    return new Build(number, page, page + "/pipelines/results/" + number);
  }

  @Override
  public Rule restrict(Place place, Map<String, Object> rule) {
    String path = path(place) + "/branch-restrictions";
    String what = "restrict branches of " + place.slug();
    String kind = RestCall.encoded(String.valueOf(rule.get("kind")));
    JsonNode present = rest.require(RestCall.get(path + "?pagelen=100&kind=" + kind), what).json();
    for (JsonNode one : present.path("values")) {
      if (isEqual(one, rule)) {
        return new Rule(MAPPER.convertValue(one, OBJECT), false);
      }
    }
    JsonNode made = rest.require(RestCall.post(path, rule), what).json();
    return new Rule(MAPPER.convertValue(made, OBJECT), true);
  }

  /** People and groups come back with more than was sent, so they are not compared. */
  private static boolean isEqual(JsonNode present, Map<String, Object> rule) {
    JsonNode wanted = MAPPER.valueToTree(rule);
    for (String key : List.of("kind", "branch_match_kind", "pattern", "branch_type", "value")) {
      String one = present.path(key).asText("");
      if (wanted.has(key) && !Objects.equals(one, wanted.path(key).asText(""))) {
        return false;
      }
    }
    return true;
  }

  private static String path(Place place) {
    return BitbucketCloudApi.path(place.workspace(), place.name());
  }
}
