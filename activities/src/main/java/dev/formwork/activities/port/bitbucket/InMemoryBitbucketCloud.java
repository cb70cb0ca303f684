package dev.formwork.activities.port.bitbucket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pipelines and rules that live as long as this object; every repository exists. */
public final class InMemoryBitbucketCloud implements BitbucketCloud {

  /** Something that was made, in the repository of this name. */
  public record Made(String slug, Map<String, Object> body) {}

  private final List<Made> builds = new ArrayList<>();
  private final List<Made> rules = new ArrayList<>();

  /** All builds, then all rules. */
  public synchronized List<List<Made>> contents() {
    return List.of(List.copyOf(builds), List.copyOf(rules));
  }

  @Override
  public synchronized Build runPipeline(Place place, Map<String, Object> body) {
    builds.add(new Made(place.slug(), body));
    return build(place, builds.size());
  }

  private static Build build(Place place, int number) {
    String page = "https://bitbucket.org/" + place.slug();
    return new Build(number, page, page + "/pipelines/results/" + number);
  }

  @Override
  public synchronized List<Build> builds(Place place, Map<String, Object> body, Instant since) {
    List<Build> found = new ArrayList<>();
    for (int number = builds.size(); number > 0; number--) {
      if (builds.get(number - 1).equals(new Made(place.slug(), body))) {
        found.add(build(place, number));
      }
    }
    return found;
  }

  @Override
  public synchronized Rule restrict(Place place, Map<String, Object> rule) {
    var made = new Made(place.slug(), rule);
    boolean isNew = !rules.contains(made);
    if (isNew) {
      rules.add(made);
    }
    Map<String, Object> json = new LinkedHashMap<>(rule);
    json.put("id", rules.indexOf(made) + 1);
    return new Rule(json, isNew);
  }
}
