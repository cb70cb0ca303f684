package dev.formwork.bench;

import dev.formwork.integrations.gitea.GiteaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * The same templates of five steps, run by Formwork and by Backstage's scaffolder in turns: time
 * from POST to completed, runs per second with many posted at once, and CPU time. Each side has a
 * PostgreSQL of its own that writes safely, and both are driven by the same client.
 */
public final class BackstageBench {

  private static final int ROUNDS = Integer.getInteger("rounds", 2);

  /** Runs of the first load before anything is measured: a service that is measured has served. */
  private static final int WARM_UP = Integer.getInteger("warm.up", 500);

  private static final int WARM_UP_OF_LOAD = 20;

  /** What both sides run, the one with a repository only where Gitea is built. */
  private static final List<Load> LOADS =
      List.of(new Load("plain", 30), new Load("plain", 300), new Load("publish", 30));

  private final MeasuredSide formwork;
  private final MeasuredSide backstage;

  private BackstageBench(MeasuredSide formwork, MeasuredSide backstage) {
    this.formwork = formwork;
    this.backstage = backstage;
  }

  /**
   * What is run.
   *
   * @param template its name
   * @param files of its skeleton, each of 2 KB
   */
  record Load(String template, int files) {

    boolean publishes() {
      return template.equals("publish");
    }
  }

  /** Prints the figures. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    BackstagePackages packages = BackstagePackages.install();
    Path scratch = Files.createTempDirectory("backstage-bench");
    try (GiteaServer gitea = gitea(scratch.resolve("gitea"))) {
      Path templates = templates(scratch.resolve("templates"));
      try (var formwork = RunningFormwork.start(formworkSettings(gitea));
          var backstage = RunningBackstage.start(packages, templates, backstageSettings(gitea))) {
        formwork.register(templates.resolve("plain"));
        formwork.register(templates.resolve("publish"));
        String host = gitea == null ? "none" : gitea.url().getAuthority();
        BackstageBench bench =
            new BackstageBench(
                new MeasuredSide("Formwork", formwork.client(), () -> formwork.cpu().all(), host),
                new MeasuredSide("Backstage", backstage.client(), backstage::cpu, host));
        System.out.println(
            "Templates of five steps. Recorded: when the scaffolder wrote the end down. Told: when its event stream said so.");
        bench.formwork.warmUp(LOADS.getFirst(), WARM_UP);
        bench.backstage.warmUp(LOADS.getFirst(), WARM_UP);
        for (Load load : LOADS) {
          if (gitea != null || !load.publishes()) {
            bench.measure(load);
          }
        }
      }
    } finally {
      Scratch.delete(scratch);
    }
  }

  private void measure(Load load) throws IOException, InterruptedException {
    Figures ours = new Figures();
    Figures theirs = new Figures();
    formwork.warmUp(load, WARM_UP_OF_LOAD);
    backstage.warmUp(load, WARM_UP_OF_LOAD);
    for (int round = 0; round < ROUNDS; round++) {
      formwork.measure(load, ours);
      backstage.measure(load, theirs);
    }
    System.out.printf(
        "%d files%s%n", load.files(), load.publishes() ? ", and a repository on Gitea" : "");
    ours.print("Formwork");
    theirs.print("Backstage");
    ours.printRatios(theirs);
  }

  /** A Gitea, or none with the reason said where it is not built. */
  private static @Nullable GiteaServer gitea(Path folder) {
    try {
      GiteaServer gitea = GiteaServer.start(folder);
      gitea.createOrganisation("acme");
      return gitea;
    } catch (TestAbortedException missing) {
      System.out.println("Nothing is published: " + missing.getMessage());
      return null;
    }
  }

  private static Path templates(Path folder) throws IOException {
    for (Load load : LOADS) {
      Path template = Files.createDirectories(folder.resolve(load.template()));
      Files.copy(
          BackstagePackages.templates().resolve(load.template()).resolve("template.yaml"),
          template.resolve("template.yaml"),
          StandardCopyOption.REPLACE_EXISTING);
      Skeletons.write(template.resolve("files-" + load.files()), load.files(), Map.of());
    }
    return folder;
  }

  private static Map<String, String> formworkSettings(@Nullable GiteaServer gitea) {
    return gitea == null
        ? Map.of()
        : Map.of(
            "FORMWORK_GITEA_URL", gitea.url().toString(), "FORMWORK_GITEA_TOKEN", gitea.token());
  }

  private static Map<String, String> backstageSettings(@Nullable GiteaServer gitea) {
    return gitea == null
        ? Map.of()
        : Map.of(
            "BENCH_GITEA_HOST", gitea.url().getAuthority(), "BENCH_GITEA_TOKEN", gitea.token());
  }
}
