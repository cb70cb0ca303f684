package dev.formwork.activities.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The interpreter, the actions and the shipped templates together; only the outside is made up. */
class StarterTemplatesRunTest {

  @RegisterExtension private final StarterRuns runs = new StarterRuns();

  @TempDir private Path disk;

  @Test
  void makesAJavaServiceWithAllThatBelongsToIt() {
    StarterWorld world = world("java-service", new OneFault(0));

    RunView view = run("java-service", world);

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(world.files("demo/payments"))
        .containsKeys("pom.xml", "src/main/java/org/example/payments/PaymentsApplication.java");
    assertThat(world.files("platform/claims")).containsOnlyKeys("claims/payments/database.yaml");
    assertThat(world.catalog.entity("component:default/payments")).isPresent();
    assertThat(world.mailer.contents()).hasSize(1);
    assertThat(world.messenger.contents()).hasSize(1);
    assertThat(world.messenger.contents().getFirst().now().blocks().getLast().toString())
        .contains("Java service is done");
  }

  @Test
  void makesAStaticSite() {
    StarterWorld world = world("static-site", new OneFault(0));

    RunView view = run("static-site", world);

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(world.host.contents()).hasSize(1);
  }

  @Test
  void keepsNeitherSecretsNorFilesOfARunThatHasEnded() {
    StarterWorld world = world("java-service", new OneFault(0));

    run("java-service", world);

    assertThat(world.secrets.reveal(runs.runId())).isEmpty();
    assertThat(world.snapshots.hashes()).isEmpty();
    assertThat(world.journal.events(runs.runId()).toString())
        .doesNotContain(StarterTemplate.SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"java-service", "static-site"})
  void leavesNothingBehindWhicheverCallFails(String template) {
    var counted = new OneFault(0);
    run(template, world(template, counted));

    for (int call = 1; call <= counted.calls().size(); call++) {
      StarterWorld world = world(template, new OneFault(call));
      RunView view = run(template, world);

      String what = "call %d, %s".formatted(call, counted.calls().get(call - 1));
      assertThat(view.phase()).as(what).isEqualTo(RunPhase.UNDONE);
      assertThat(world.host.contents().keySet()).as(what).isSubsetOf("platform/claims");
      assertThat(world.files("platform/claims")).as(what).isEmpty();
      assertThat(world.catalog.contents())
          .as(what)
          .isEqualTo(Map.of("locations", Map.of(), "entities", "{}"));
    }
  }

  private StarterWorld world(String template, OneFault fault) {
    return new StarterWorld(
        StarterTemplate.read(template), fault, disk.resolve(UUID.randomUUID().toString()));
  }

  private RunView run(String template, StarterWorld world) {
    return runs.run(StarterTemplate.read(template), world);
  }
}
