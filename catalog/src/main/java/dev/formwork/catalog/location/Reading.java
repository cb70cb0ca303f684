package dev.formwork.catalog.location;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.store.Emission;
import dev.formwork.catalog.store.StoredFault;
import dev.formwork.catalog.template.TemplateCandidate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was found below a location, before anything is written. */
final class Reading {

  /** What one Location entity leads to; all of it counts, or nothing. */
  record Unit(EntityRef location, List<Emission> emissions) {}

  /** A template with where it was found. */
  record FoundTemplate(TemplateCandidate candidate, TemplateCandidate.Origin origin) {}

  private final Entity root;
  private final Map<EntityRef, Unit> units = new LinkedHashMap<>();
  private final Set<EntityRef> blocked = new LinkedHashSet<>();
  private final List<FoundTemplate> templates = new ArrayList<>();
  private final List<StoredFault> faults = new ArrayList<>();
  private final List<LocationUnreadable> unreadable = new ArrayList<>();

  Reading(Entity root) {
    this.root = root;
  }

  Entity root() {
    return root;
  }

  /** Starts the unit of a Location entity; false when it was started before. */
  boolean start(EntityRef location) {
    return units.putIfAbsent(location, new Unit(location, new ArrayList<>())) == null;
  }

  void emit(EntityRef location, Emission emission) {
    unit(location).emissions().add(emission);
  }

  void template(FoundTemplate template) {
    templates.add(template);
  }

  /** A fault of one entity; what stands beside it counts all the same. */
  void fault(StoredFault fault) {
    faults.add(fault);
  }

  /** A fault after which nothing of the unit counts. */
  void block(EntityRef location, StoredFault fault) {
    blocked.add(location);
    faults.add(fault);
  }

  void unreadable(LocationUnreadable failure) {
    unreadable.add(failure);
  }

  /** The units that count, with Location entities that lead nowhere marked as broken. */
  List<Unit> units() {
    return units.values().stream()
        .filter(unit -> !blocked.contains(unit.location()))
        .map(
            unit ->
                new Unit(unit.location(), unit.emissions().stream().map(this::effective).toList()))
        .toList();
  }

  Emission effective(Emission emission) {
    return blocked.contains(emission.ref())
        ? new Emission(emission.ref(), null, emission.locationKey())
        : emission;
  }

  List<FoundTemplate> templates() {
    return templates;
  }

  List<StoredFault> faults() {
    return faults;
  }

  List<LocationFault> locationFaults() {
    return faults.stream().map(LocationFault::from).toList();
  }

  /**
   * @throws LocationUnreadable when that is all that is wrong
   * @throws LocationBroken when anything else is wrong
   */
  void refuseFaults(String target) {
    if (!unreadable.isEmpty() && unreadable.size() == faults.size()) {
      throw unreadable.getFirst();
    }
    if (!faults.isEmpty()) {
      throw new LocationBroken(target, locationFaults());
    }
  }

  private Unit unit(EntityRef location) {
    return units.computeIfAbsent(location, ref -> new Unit(ref, new ArrayList<>()));
  }
}
