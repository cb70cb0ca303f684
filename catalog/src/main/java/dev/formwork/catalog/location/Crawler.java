package dev.formwork.catalog.location;

import dev.formwork.catalog.model.Documents;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.store.StoredFault;
import dev.formwork.catalog.template.TemplateLimits;
import dev.formwork.templates.Fault;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a location, the locations that its files lead to, and so on. */
final class Crawler {

  /**
   * A Location entity and where it stands.
   *
   * @param file that describes it, or null for the generated one
   */
  record Stop(Entity location, @Nullable URI file, String type) {}

  private static final int MAX_FILES = 1_000;

  private final LocationReader reader;
  private final LocationRules rules;
  private final Reading reading;
  private final FileIngestion ingestion;
  private final Deque<Stop> stops = new ArrayDeque<>();
  private int files;

  private Crawler(LocationReader reader, LocationRules rules, TemplateLimits limits, Entity root) {
    this.reader = reader;
    this.rules = rules;
    this.reading = new Reading(root);
    this.ingestion = new FileIngestion(reader, rules, limits, reading, stops);
  }

  /**
   * @param root the generated Location entity
   */
  static Reading read(
      LocationReader reader, LocationRules rules, TemplateLimits limits, Entity root) {
    var crawler = new Crawler(reader, rules, limits, root);
    crawler.stops.add(new Stop(root, null, String.valueOf(root.spec().get("type"))));
    while (!crawler.stops.isEmpty()) {
      crawler.visit(crawler.stops.remove());
    }
    return crawler.reading;
  }

  private void visit(Stop stop) {
    EntityRef location = stop.location().ref();
    if (!reading.start(location)) {
      return;
    }
    String type = stop.location().spec().get("type") instanceof String own ? own : stop.type();
    if (!type.equals(stop.type()) && !rules.types().contains(type)) {
      block(
          stop,
          String.valueOf(stop.file()),
          "Location type %s is not allowed (input: spec.type). Use %s."
              .formatted(type, String.join(" or ", rules.types())));
      return;
    }
    for (String target : targets(stop.location())) {
      URI address = resolved(stop, target);
      if (address != null) {
        file(stop, address, type);
      }
    }
  }

  private void file(Stop stop, URI address, String type) {
    if (++files > MAX_FILES) {
      block(
          stop,
          address.toString(),
          "Location %s leads to more than %,d files. Register it in parts."
              .formatted(reading.root().spec().get("target"), MAX_FILES));
      return;
    }
    boolean isOptional = "optional".equals(stop.location().spec().get("presence"));
    try {
      ingestion.ingest(stop, reader.read(address), address, type);
    } catch (LocationUnreadable e) {
      if (!isOptional || e.reason() != LocationUnreadable.Reason.MISSING) {
        reading.unreadable(e);
        block(stop, address.toString(), String.valueOf(e.getMessage()));
      }
    }
  }

  private static List<String> targets(Entity location) {
    List<String> targets = new ArrayList<>();
    if (location.spec().get("target") instanceof String target) {
      targets.add(target);
    }
    for (Object target : Documents.list(location.spec().get("targets"))) {
      targets.add(String.valueOf(target));
    }
    return targets;
  }

  private @Nullable URI resolved(Stop stop, String target) {
    try {
      URI address = new URI(target);
      return stop.file() == null ? address : stop.file().resolve(address);
    } catch (URISyntaxException e) {
      block(
          stop,
          String.valueOf(stop.file()),
          "Target '%s' is no address (input: spec.targets). Write an absolute or relative URL."
              .formatted(target));
      return null;
    }
  }

  private void block(Stop stop, String target, String message) {
    EntityRef location = stop.location().ref();
    reading.block(location, new StoredFault(location, target, 0, new Fault("", 0, 0, message)));
  }
}
