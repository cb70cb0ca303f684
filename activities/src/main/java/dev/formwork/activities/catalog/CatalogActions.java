package dev.formwork.activities.catalog;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.port.catalog.EntityCatalog;
import java.util.List;

/** The actions on the catalog: `catalog:*`. */
public final class CatalogActions {

  private CatalogActions() {}

  public static List<Action<?, ?>> of(EntityCatalog catalog) {
    return List.of(new WriteEntity(), new RegisterEntity(catalog), new FetchEntity(catalog));
  }
}
