package dev.formwork.catalog.location;

import dev.formwork.catalog.location.LocationRequest.OnConflict;
import dev.formwork.catalog.location.LocationRequest.OnFault;
import dev.formwork.catalog.model.Annotations;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.model.LocationRef;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.store.CatalogDatabase;
import dev.formwork.catalog.store.EntityTaken;
import dev.formwork.catalog.store.EntityWriter;
import dev.formwork.catalog.template.TemplateRevisions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * The registered locations, and the entities and templates read from them. Safe for use by many
 * threads.
 */
public final class Locations {

  private final CatalogDatabase database;
  private final EntityQueries entities;
  private final LocationReader reader;
  private final TemplateRevisions templates;
  private final LocationRules rules;

  public Locations(
      DataSource dataSource,
      LocationReader reader,
      TemplateRevisions templates,
      LocationRules rules) {
    this.database = new CatalogDatabase(dataSource);
    this.entities = new EntityQueries(dataSource);
    this.reader = reader;
    this.templates = templates;
    this.rules = rules;
  }

  /**
   * Registers a location and reads it at once.
   *
   * @throws InvalidLocation when the type or target is not allowed
   * @throws LocationTaken when it is registered already and the request says reject
   * @throws LocationBroken when something in it is wrong and the request says refuse
   * @throws LocationUnreadable when it cannot be read and the request says refuse
   * @throws EntityTaken when something in it is described elsewhere and the request says refuse
   */
  public Ingested register(LocationRequest request) {
    rules.check(request.type(), request.target());
    Optional<Location> existing = find(request.type(), request.target());
    if (existing.isPresent()) {
      return again(existing.get(), request);
    }
    EntityRef ref = GeneratedLocation.ref(request.type(), request.target());
    Reading reading = read(GeneratedLocation.of(ref, request.type(), request.target()));
    if (request.onFault() == OnFault.REFUSE) {
      reading.refuseFaults(request.target());
    }
    Optional<List<EntityWriter.Taken>> taken =
        database.write(
            handle ->
                new LocationTable(handle).insert(request, ref)
                    ? Optional.of(write(handle, request, reading))
                    : Optional.empty());
    if (taken.isEmpty()) {
      return again(required(request.type(), request.target()), request);
    }
    return ingested(required(request.type(), request.target()), false, taken.get());
  }

  /**
   * Reads a location and everything below it, and stores nothing.
   *
   * @throws InvalidLocation when the type or target is not allowed
   * @throws LocationBroken when something in it is wrong, or two entities have one ref
   * @throws LocationUnreadable when it cannot be read
   */
  public DryRun dryRun(String type, String target) {
    rules.check(type, target);
    EntityRef ref = GeneratedLocation.ref(type, target);
    Reading reading = read(GeneratedLocation.of(ref, type, target));
    return DryRun.of(find(type, target).isPresent(), new LocationRef(type, target), ref, reading);
  }

  /** All locations, the oldest first. */
  public List<Location> list() {
    return database.read(handle -> new LocationTable(handle).all());
  }

  public Optional<Location> find(String id) {
    return CatalogDatabase.uuid(id)
        .flatMap(uuid -> database.read(handle -> new LocationTable(handle).find(uuid)));
  }

  public Optional<Location> find(String type, String target) {
    return database.read(handle -> new LocationTable(handle).find(type, target));
  }

  /** The registered location that an entity came from in the end. */
  public Optional<Location> byEntity(EntityRef ref) {
    return entities
        .byRef(ref)
        .flatMap(
            entity ->
                Optional.ofNullable(entity.annotation(Annotations.MANAGED_BY_ORIGIN_LOCATION)))
        .map(LocationRef::parse)
        .flatMap(origin -> find(origin.type(), origin.target()));
  }

  /** The entities that a location holds now, without its generated Location entity. */
  public List<EntityRef> entityRefs(String id) {
    return find(id)
        .map(
            location ->
                database.read(handle -> new LocationTable(handle).below(location.entityRef())))
        .orElse(List.of());
  }

  /**
   * Lets a location point elsewhere and reads it; its id and its entity keep their names. Empty
   * when there is none.
   *
   * @throws InvalidLocation when the type or target is not allowed
   * @throws LocationTaken when another location points there
   */
  public Optional<Ingested> update(String id, String type, String target) {
    rules.check(type, target);
    Optional<Location> other = find(type, target).filter(found -> !found.id().equals(id));
    if (other.isPresent()) {
      throw new LocationTaken(other.get());
    }
    return find(id).flatMap(location -> ingest(location, type, target));
  }

  /**
   * Removes the location and everything that only it holds.
   *
   * @return whether there was one
   */
  public boolean remove(String id) {
    return database.write(
        handle -> {
          var table = new LocationTable(handle);
          Optional<Location> location = CatalogDatabase.uuid(id).flatMap(table::find);
          location.ifPresent(
              found -> {
                table.delete(UUID.fromString(found.id()));
                var writer = new EntityWriter(handle);
                writer.release(Ingestion.ROOT, found.entityRef());
                writer.finish();
              });
          return location.isPresent();
        });
  }

  /** Reads the location again; empty when there is none. */
  public Optional<Ingested> refresh(String id) {
    return find(id).flatMap(location -> ingest(location, location.type(), location.target()));
  }

  /**
   * Reads every location again that was last read before this time, the longest ago first. Several
   * processes may do so at once.
   *
   * @return how many
   */
  public int refreshReadBefore(Instant time) {
    List<String> due = database.read(handle -> new LocationTable(handle).readBefore(time));
    due.forEach(this::refresh);
    return due.size();
  }

  /** Reads the location that holds the entity again. False when no location holds it. */
  public boolean refreshEntity(EntityRef ref) {
    List<Location> above = database.read(handle -> new LocationTable(handle).above(ref));
    above.forEach(location -> refresh(location.id()));
    return !above.isEmpty();
  }

  private Ingested again(Location existing, LocationRequest request) {
    String mark = request.mark();
    if (mark != null && mark.equals(existing.mark())) {
      return ingested(existing, true, List.of());
    }
    if (request.onConflict() == OnConflict.REJECT) {
      throw new LocationTaken(existing);
    }
    return ingest(existing, existing.type(), existing.target()).orElseGet(() -> register(request));
  }

  private Optional<Ingested> ingest(Location location, String type, String target) {
    Reading reading = read(GeneratedLocation.of(location.entityRef(), type, target));
    UUID id = UUID.fromString(location.id());
    Optional<List<EntityWriter.Taken>> taken =
        database.write(
            handle -> {
              var table = new LocationTable(handle);
              if (table.find(id).isEmpty()) {
                return Optional.empty();
              }
              table.refreshed(id, type, target);
              return Optional.of(Ingestion.write(handle, reading));
            });
    return taken.flatMap(refs -> find(location.id()).map(current -> ingested(current, true, refs)));
  }

  private static List<EntityWriter.Taken> write(
      Handle handle, LocationRequest request, Reading reading) {
    List<EntityWriter.Taken> taken = Ingestion.write(handle, reading);
    if (request.onFault() == OnFault.REFUSE) {
      EntityTaken.refuse(taken);
    }
    return taken;
  }

  private Reading read(Entity root) {
    return Crawler.read(reader, rules, templates.limits(), root);
  }

  private Ingested ingested(Location location, boolean existed, List<EntityWriter.Taken> taken) {
    List<String> refs = entityRefs(location.id()).stream().map(EntityRef::format).toList();
    List<Entity> held =
        entities.byRefs(refs, EntityQueries.EVERYTHING).stream().flatMap(Optional::stream).toList();
    return new Ingested(
        location, existed, held, taken.stream().map(EntityWriter.Taken::ref).toList());
  }

  private Location required(String type, String target) {
    return find(type, target)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Location %s:%s was unregistered by somebody else meanwhile. Register it again."
                        .formatted(type, target)));
  }
}
