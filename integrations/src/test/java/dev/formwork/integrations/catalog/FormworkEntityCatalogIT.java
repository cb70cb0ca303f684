package dev.formwork.integrations.catalog;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.catalog.EntityCatalog;
import dev.formwork.activities.port.catalog.EntityCatalogContract;
import dev.formwork.catalog.location.LocationFile;
import dev.formwork.catalog.location.LocationReader;
import dev.formwork.catalog.location.LocationRules;
import dev.formwork.catalog.location.LocationUnreadable;
import dev.formwork.catalog.location.LocationUnreadable.Reason;
import dev.formwork.catalog.location.Locations;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.template.TemplateFile;
import dev.formwork.catalog.template.TemplateLimits;
import dev.formwork.catalog.template.TemplateRevisions;
import dev.formwork.integrations.TestDatabase;
import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class FormworkEntityCatalogIT implements EntityCatalogContract {

  private static final String COMPONENT =
      """
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata: {name: payments}
      spec: {type: service, lifecycle: production, owner: team-a}
      """;
  private static final String RESOURCE =
      """
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Resource
      metadata: {name: payments-db}
      spec: {type: database, owner: team-a}
      """;
  private static final String BROKEN =
      """
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata: {name: "not a name"}
      spec: {type: service}
      """;

  private final DataSource database = TestDatabase.fresh();

  @Override
  public EntityCatalog catalog() {
    return catalog(
        Map.of(
            PAYMENTS, COMPONENT + RESOURCE, COPY, COMPONENT, "http://git.example/broken", BROKEN));
  }

  private EntityCatalog catalog(Map<String, String> files) {
    TemplateRevisions templates = new TemplateRevisions(database, TemplateLimits.standard());
    return new FormworkEntityCatalog(
        new Locations(database, new AddressedFiles(files), templates, LocationRules.standard()),
        new EntityQueries(database));
  }

  /** Files at addresses. */
  private record AddressedFiles(Map<String, String> files) implements LocationReader {

    @Override
    public LocationFile read(URI target) {
      String text = files.get(target.toString());
      if (text == null) {
        Reason reason =
            switch (String.valueOf(target.getPath())) {
              case "/refused" -> Reason.REFUSED;
              case "/away" -> Reason.UNREACHABLE;
              default -> Reason.MISSING;
            };
        throw new LocationUnreadable(reason, "Cannot read %s.".formatted(target), null);
      }
      return new LocationFile(text, null, null);
    }

    @Override
    public List<TemplateFile> readTree(URI target, TemplateLimits limits) {
      return List.of();
    }
  }

  @Test
  void tellsEveryFaultOfABrokenFile() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> catalog().register("http://git.example/broken", "run-1/register", null))
        .withMessageContaining("not a name")
        .withMessageContaining("lifecycle")
        .withMessageContaining("owner");
  }

  @Test
  void tellsWhyALocationCannotBeRead() {
    EntityCatalog catalog = catalog();

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> catalog.register("http://git.example/refused", "run-1/register", null));
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> catalog.register("http://git.example/away", "run-1/register", null));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> catalog.register("javascript:alert(1)", "run-1/register", null));
  }
}
