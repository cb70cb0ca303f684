package dev.formwork.catalog.store;

import dev.formwork.catalog.model.Annotations;
import dev.formwork.catalog.model.Documents;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.LocationRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes what readers see: the content with identity, relations and status, and its index. */
final class Stitching {

  private record Unstitched(UUID uid, String ref, String content, @Nullable String hash) {}

  private record Edge(String source, String type, String target) {}

  private static final int BATCH = 500;
  private static final String REFUSED_ADDRESS = "about:blank";

  private final Handle handle;

  Stitching(Handle handle) {
    this.handle = handle;
  }

  void stitch(Collection<String> refs) {
    List<String> all = List.copyOf(refs);
    for (int from = 0; from < all.size(); from += BATCH) {
      batch(all.subList(from, Math.min(from + BATCH, all.size())));
    }
  }

  private void batch(List<String> refs) {
    Map<String, List<Edge>> relations = relations(refs);
    Map<String, List<StoredFault>> faults =
        Faults.of(handle, refs).stream()
            .collect(Collectors.groupingBy(fault -> fault.entity().format()));
    Map<UUID, Entity> served = new LinkedHashMap<>();
    for (Unstitched entity : unstitched(refs)) {
      Entity stitched =
          stitched(
              entity,
              relations.getOrDefault(entity.ref(), List.of()),
              faults.getOrDefault(entity.ref(), List.of()));
      if (!Json.hash(stitched.content()).equals(entity.hash())) {
        served.put(entity.uid(), stitched);
      }
    }
    if (!served.isEmpty()) {
      write(served);
    }
  }

  private Entity stitched(Unstitched entity, List<Edge> relations, List<StoredFault> faults) {
    Map<String, Object> content = Documents.deepCopy(Json.readMap(entity.content()));
    Map<String, Object> metadata = Documents.map(content.get("metadata"));
    refuseScripts(Documents.map(metadata.get("annotations")));
    content.put("relations", relations.stream().map(Stitching::relation).toList());
    if (!faults.isEmpty()) {
      content.put("status", Map.of("items", faults.stream().map(Stitching::statusItem).toList()));
    }
    Map<String, Object> identity = new LinkedHashMap<>(metadata);
    identity.put("uid", entity.uid().toString());
    content.put("metadata", identity);
    identity.putIfAbsent("etag", Json.hash(content));
    return new Entity(content);
  }

  private static Map<String, Object> relation(Edge edge) {
    Map<String, Object> relation = new LinkedHashMap<>();
    relation.put("type", edge.type());
    relation.put("targetRef", edge.target());
    return relation;
  }

  private static Map<String, Object> statusItem(StoredFault fault) {
    String message =
        fault.fault().line() > 0
            ? "%s line %d: %s"
                .formatted(fault.target(), fault.fault().line(), fault.fault().message())
            : "%s: %s".formatted(fault.target(), fault.fault().message());
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("type", "backstage.io/catalog-processing");
    item.put("level", "error");
    item.put("message", "InputError: " + message);
    item.put("error", Map.of("name", "InputError", "message", message));
    return item;
  }

  private static void refuseScripts(Map<String, Object> annotations) {
    for (String key : List.of(Annotations.VIEW_URL, Annotations.EDIT_URL)) {
      if (annotations.get(key) instanceof String address && LocationRef.isScript(address)) {
        annotations.put(key, REFUSED_ADDRESS);
      }
    }
  }

  private List<Unstitched> unstitched(List<String> refs) {
    return handle
        .createQuery(
            """
            select uid, ref, content, served_hash from catalog_entity
            where ref = any(:refs) and content is not null
            """)
        .bindArray("refs", String.class, refs)
        .map(
            (row, context) ->
                new Unstitched(
                    row.getObject("uid", UUID.class),
                    row.getString("ref"),
                    row.getString("content"),
                    row.getString("served_hash")))
        .list();
  }

  private Map<String, List<Edge>> relations(List<String> refs) {
    return handle
        .createQuery(
            """
            select distinct source_ref, type, target_ref from catalog_relation
            where source_ref = any(:refs) order by source_ref, type, target_ref
            """)
        .bindArray("refs", String.class, refs)
        .map((row, context) -> new Edge(row.getString(1), row.getString(2), row.getString(3)))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Edge::source));
  }

  private void write(Map<UUID, Entity> served) {
    List<String> documents = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    for (Entity entity : served.values()) {
      documents.add(Json.write(entity.content()));
      hashes.add(Json.hash(entity.content()));
    }
    handle
        .createUpdate(
            """
            update catalog_entity set served = cast(document as json), served_hash = hash
            from unnest(:uids, :documents, :hashes) as t (id, document, hash) where uid = id
            """)
        .bindArray("uids", UUID.class, served.keySet())
        .bindArray("documents", String.class, documents)
        .bindArray("hashes", String.class, hashes)
        .execute();
    SearchTable.replace(handle, served);
  }
}
