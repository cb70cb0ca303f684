package dev.formwork.standalone;

import dev.formwork.catalog.store.CatalogStore;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the catalog know some people, whom no registered location may bring. */
@Configuration(proxyBeanMethods = false)
class KnownPeople {

  @Bean
  ApplicationRunner addKnownPeople(DataSource database) {
    return arguments -> {
      CatalogStore store = new CatalogStore(database);
      for (String name : List.of("bob", "eve", "grace")) {
        store.ensureEntity(
            Map.of(
                "apiVersion",
                "backstage.io/v1alpha1",
                "kind",
                "User",
                "metadata",
                Map.of("name", name),
                "spec",
                Map.of(
                    "profile",
                    Map.of("displayName", "The " + name, "email", name + "@example.org"),
                    "memberOf",
                    List.of())),
            "formwork:test");
      }
    };
  }
}
