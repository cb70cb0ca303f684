package dev.formwork.integrations.catalog;

import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.catalog.EntityCatalog;
import dev.formwork.activities.port.catalog.Registration;
import dev.formwork.catalog.location.Ingested;
import dev.formwork.catalog.location.InvalidLocation;
import dev.formwork.catalog.location.Location;
import dev.formwork.catalog.location.LocationBroken;
import dev.formwork.catalog.location.LocationRequest;
import dev.formwork.catalog.location.LocationRequest.OnConflict;
import dev.formwork.catalog.location.LocationRequest.OnFault;
import dev.formwork.catalog.location.LocationTaken;
import dev.formwork.catalog.location.LocationUnreadable;
import dev.formwork.catalog.location.Locations;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.model.InvalidEntityRef;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.store.EntityTaken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Our own catalog, for actions. What it registers is kept whole or not at all. */
public final class FormworkEntityCatalog implements EntityCatalog {

  private static final String TYPE = "url";

  private final Locations locations;
  private final EntityQueries entities;

  public FormworkEntityCatalog(Locations locations, EntityQueries entities) {
    this.locations = locations;
    this.entities = entities;
  }

  @Override
  public Registration register(String target, String mark, @Nullable String by) {
    try {
      Ingested ingested =
          locations.register(
              new LocationRequest(TYPE, target, by, mark, OnConflict.REJECT, OnFault.REFUSE));
      List<EntityRef> refs = ingested.entities().stream().map(Entity::ref).toList();
      return registration(ingested.location(), refs);
    } catch (LocationTaken e) {
      throw new NameTaken(
          "Location %s is already registered (input: catalogInfoUrl). Refresh it in the catalog, or unregister it first."
              .formatted(target),
          e);
    } catch (EntityTaken e) {
      throw new NameTaken(message(e), e);
    } catch (LocationBroken | InvalidLocation e) {
      throw new InvalidInput(message(e), e);
    } catch (LocationUnreadable e) {
      throw unreadable(e);
    }
  }

  private static ActionException unreadable(LocationUnreadable e) {
    return switch (e.reason()) {
      case MISSING, TOO_LARGE -> new InvalidInput(message(e), e);
      case REFUSED -> new PermissionDenied(message(e), e);
      case UNREACHABLE -> new Unavailable(message(e), e);
    };
  }

  @Override
  public Optional<Registration> find(String target) {
    return locations
        .find(TYPE, target)
        .map(location -> registration(location, locations.entityRefs(location.id())));
  }

  /** A location that somebody registered anew has another id, and stays. */
  @Override
  public void unregister(Registration registration) {
    locations.remove(registration.locationId());
  }

  @Override
  public Optional<Map<String, Object>> entity(String ref) {
    try {
      return entities.byRef(EntityRef.parse(ref)).map(Entity::content);
    } catch (InvalidEntityRef e) {
      throw new InvalidInput(message(e), e);
    }
  }

  private static Registration registration(Location location, List<EntityRef> refs) {
    return new Registration(
        location.id(),
        location.target(),
        refs.stream().map(EntityRef::format).toList(),
        location.mark());
  }

  private static String message(Throwable e) {
    return String.valueOf(e.getMessage());
  }
}
