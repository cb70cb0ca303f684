package dev.formwork.integrations.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.payload.RunDataConverter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What the workers can do, in table `action_manifest`. */
public final class PostgresActionManifests {

  private static final TypeReference<Map<String, Object>> MANIFEST = new TypeReference<>() {};

  /** Policies are payload records, so they are read by the payloads' mapper. */
  private static final ObjectMapper PAYLOADS = RunDataConverter.mapper();

  private final Database database;

  public PostgresActionManifests(DataSource dataSource) {
    this.database = Database.open(dataSource);
  }

  /**
   * Publishes manifests, each an object with its `id`. One that is there is replaced; those of
   * other workers stay.
   */
  public void publish(Collection<Map<String, Object>> manifests) {
    Map<String, Map<String, Object>> sorted = new TreeMap<>();
    manifests.forEach(manifest -> sorted.put(String.valueOf(manifest.get("id")), manifest));
    if (sorted.isEmpty()) {
      return;
    }
    database.inTransaction(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                          insert into action_manifest (id, manifest)
                          values (:id, cast(:manifest as jsonb))
                          on conflict (id) do update
                            set manifest = excluded.manifest, updated_at = now()""");
          sorted.forEach(
              (id, manifest) -> batch.bind("id", id).bind("manifest", Json.write(manifest)).add());
          return batch.execute();
        });
  }

  /** The policies of these actions by id; an action that no worker offers is missing. */
  public Map<String, ActionPolicy> policies(List<String> ids) {
    Map<String, ActionPolicy> policies = new LinkedHashMap<>();
    List<Map<String, Object>> manifests = all();
    for (String id : ids) {
      manifests.stream()
          .filter(manifest -> isNamed(manifest, id))
          .map(manifest -> manifest.get("policy"))
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(policy -> policies.put(id, PAYLOADS.convertValue(policy, ActionPolicy.class)));
    }
    return policies;
  }

  private static boolean isNamed(Map<String, Object> manifest, String id) {
    return id.equals(manifest.get("id"))
        || (manifest.get("aliases") instanceof List<?> aliases && aliases.contains(id));
  }

  /** Every manifest, by id. */
  public List<Map<String, Object>> all() {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select manifest from action_manifest order by id")
                .mapTo(String.class)
                .map(text -> Json.read(text, MANIFEST))
                .list());
  }
}
