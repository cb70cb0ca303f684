package dev.formwork.integrations.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.payload.RunDataConverter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select id, manifest ->> 'policy' as policy from action_manifest where id = any(:ids)")
                .bindArray("ids", String.class, ids.toArray())
                .reduceRows(
                    policies,
                    (found, row) -> {
                      String policy = row.getColumn("policy", String.class);
                      if (policy != null) {
                        found.put(row.getColumn("id", String.class), policy(policy));
                      }
                      return found;
                    }));
    List<String> others = ids.stream().filter(id -> !policies.containsKey(id)).toList();
    if (!others.isEmpty()) {
      addByFormerIds(policies, others);
    }
    return policies;
  }

  private static ActionPolicy policy(String json) {
    try {
      return PAYLOADS.readValue(json, ActionPolicy.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A policy in table action_manifest cannot be read.", e);
    }
  }

  private void addByFormerIds(Map<String, ActionPolicy> policies, List<String> ids) {
    for (Map<String, Object> manifest : all()) {
      for (String id : ids) {
        if (manifest.get("aliases") instanceof List<?> aliases
            && aliases.contains(id)
            && manifest.get("policy") instanceof Map<?, ?> policy) {
          policies.putIfAbsent(id, PAYLOADS.convertValue(policy, ActionPolicy.class));
        }
      }
    }
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
