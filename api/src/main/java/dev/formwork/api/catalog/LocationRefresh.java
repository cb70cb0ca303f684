package dev.formwork.api.catalog;

import dev.formwork.api.schedule.PeriodicTask;
import dev.formwork.catalog.location.Locations;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every location again from time to time, so that the catalog and the templates follow their
 * repositories. A location that cannot be read keeps what was read before, with the fault beside
 * it.
 */
final class LocationRefresh extends PeriodicTask {

  private static final Logger log = LoggerFactory.getLogger(LocationRefresh.class);

  private final Locations locations;
  private final CatalogSettings settings;

  LocationRefresh(Locations locations, CatalogSettings settings) {
    super(
        "location-refresh",
        "Locations could not be read again",
        settings.refreshInterval(),
        settings.refreshInterval());
    this.locations = locations;
    this.settings = settings;
  }

  @Override
  protected void round() {
    int count = locations.refreshReadBefore(Instant.now().minus(settings.refreshAfter()));
    if (count > 0) {
      log.atDebug().addKeyValue("locations", count).log("Locations read again");
    }
  }
}
