package dev.formwork.catalog.store;

import dev.formwork.catalog.model.EntityRef;
import dev.formwork.templates.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The faults below registered locations. */
public final class Faults {

  private static final RowMapper<StoredFault> MAPPER =
      (row, context) ->
          new StoredFault(
              EntityRef.parse(row.getString("entity_ref")),
              row.getString("target"),
              row.getInt("document"),
              new Fault(
                  row.getString("path"),
                  row.getInt("line"),
                  row.getInt("col"),
                  row.getString("message")));

  private Faults() {}

  /** The faults below a root, in the order in which they were found. */
  public static List<StoredFault> below(Handle handle, EntityRef root) {
    return handle
        .createQuery("select * from catalog_fault where root_ref = :root order by position")
        .bind("root", root.format())
        .map(MAPPER)
        .list();
  }

  /** The faults below each of these roots; a root without any is not in the map. */
  public static Map<String, List<StoredFault>> below(Handle handle, List<String> roots) {
    return handle
        .createQuery("select * from catalog_fault where root_ref = any(:roots) order by position")
        .bindArray("roots", String.class, roots)
        .map((row, context) -> Map.entry(row.getString("root_ref"), MAPPER.map(row, context)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  static List<StoredFault> of(Handle handle, Iterable<String> entities) {
    return handle
        .createQuery(
            "select * from catalog_fault where entity_ref = any(:refs) order by root_ref, position")
        .bindArray("refs", String.class, entities)
        .map(MAPPER)
        .list();
  }

  /**
   * @return the entities whose faults were or are among them
   */
  static Set<String> replace(Handle handle, EntityRef root, List<StoredFault> faults) {
    Set<String> concerned = new HashSet<>();
    List<StoredFault> before = below(handle, root);
    if (before.equals(faults)) {
      return concerned;
    }
    before.forEach(fault -> concerned.add(fault.entity().format()));
    faults.forEach(fault -> concerned.add(fault.entity().format()));
    handle.execute("delete from catalog_fault where root_ref = ?", root.format());
    if (faults.isEmpty()) {
      return concerned;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into catalog_fault
              (root_ref, position, entity_ref, target, document, path, line, col, message)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    List<StoredFault> rows = new ArrayList<>(faults);
    for (int i = 0; i < rows.size(); i++) {
      StoredFault row = rows.get(i);
      Fault fault = row.fault();
      batch.add(
          root.format(),
          i,
          row.entity().format(),
          row.target(),
          row.document(),
          fault.path(),
          fault.line(),
          fault.column(),
          fault.message());
    }
    batch.execute();
    return concerned;
  }
}
