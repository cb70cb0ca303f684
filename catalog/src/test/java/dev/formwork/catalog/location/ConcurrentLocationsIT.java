package dev.formwork.catalog.location;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.catalog.TestDatabase;
import dev.formwork.catalog.location.LocationRequest.OnConflict;
import dev.formwork.catalog.location.LocationRequest.OnFault;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.template.TemplateLimits;
import dev.formwork.catalog.template.TemplateRevisions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ConcurrentLocationsIT {

  private static final int WRITERS = 8;

  private final DataSource database = TestDatabase.empty();
  private final InMemoryLocationReader files = new InMemoryLocationReader();
  private final Locations locations =
      new Locations(
          database,
          files,
          new TemplateRevisions(database, TemplateLimits.standard()),
          LocationRules.standard());

  @Test
  void giveOneTargetToOneOfManyAtOnce() {
    files.put(target(0), system("shop"));

    List<String> outcomes =
        atOnce(writer -> locations.register(request(target(0), "run-" + writer)).location().mark());

    assertThat(outcomes).filteredOn(outcome -> outcome.startsWith("run-")).hasSize(1);
    assertThat(outcomes)
        .filteredOn(outcome -> outcome.equals("LocationTaken"))
        .hasSize(WRITERS - 1);
    assertThat(locations.list()).hasSize(1);
  }

  @Test
  void giveOneEntityToOneOfManyAtOnce() {
    for (int i = 0; i < WRITERS; i++) {
      files.put(target(i), system("shop") + "---\n" + system("own-" + i));
    }

    List<String> outcomes =
        atOnce(
            writer ->
                locations.register(request(target(writer), "run-" + writer)).location().mark());

    assertThat(outcomes).filteredOn(outcome -> outcome.startsWith("run-")).hasSize(1);
    assertThat(outcomes).filteredOn(outcome -> outcome.equals("EntityTaken")).hasSize(WRITERS - 1);
    Location winner = locations.list().getFirst();
    assertThat(locations.entityRefs(winner.id())).hasSize(2);
    assertThat(new EntityQueries(database).byRef(EntityRef.parse("system:default/shop")))
        .isPresent();
  }

  @Test
  void shareRelationsWhenTheyAreWrittenAtOnce() {
    for (int i = 0; i < WRITERS; i++) {
      files.put(target(i), system("s-" + i).replace("spec: {", "spec: {domain: d, "));
    }
    files.put(target(WRITERS), system("d").replace("System", "Domain"));
    locations.register(request(target(WRITERS), "domain"));

    atOnce(writer -> locations.register(request(target(writer), "run-" + writer)).location().id());

    assertThat(
            new EntityQueries(database)
                .byRef(EntityRef.parse("domain:default/d"))
                .orElseThrow()
                .relations())
        .filteredOn(relation -> relation.type().equals("hasPart"))
        .hasSize(WRITERS);
  }

  private interface Write {
    String by(int writer);
  }

  private static List<String> atOnce(Write write) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<String>> futures = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        futures.add(CompletableFuture.supplyAsync(() -> write.by(writer), threads));
      }
      return futures.stream().map(ConcurrentLocationsIT::outcome).toList();
    }
  }

  private static String outcome(CompletableFuture<String> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      return e.getCause().getClass().getSimpleName();
    }
  }

  private static String target(int number) {
    return "https://git.acme.test/%d/catalog-info.yaml".formatted(number);
  }

  private static LocationRequest request(String target, String mark) {
    return new LocationRequest("url", target, null, mark, OnConflict.REJECT, OnFault.REFUSE);
  }

  private static String system(String name) {
    return "apiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: {name: %s}\nspec: {owner: a}\n"
        .formatted(name);
  }
}
