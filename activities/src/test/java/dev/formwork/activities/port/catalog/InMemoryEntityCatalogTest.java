package dev.formwork.activities.port.catalog;

import static dev.formwork.activities.port.catalog.EntityCatalogContract.entity;

import java.util.List;

class InMemoryEntityCatalogTest implements EntityCatalogContract {

  @Override
  public EntityCatalog catalog() {
    return new InMemoryEntityCatalog(
        target ->
            switch (target) {
              case PAYMENTS ->
                  List.of(
                      entity("Component", "payments", "service"),
                      entity("Resource", "payments-db", "database"));
              case COPY -> List.of(entity("Component", "payments", "service"));
              default -> List.of();
            });
  }
}
