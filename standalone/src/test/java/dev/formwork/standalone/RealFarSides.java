package dev.formwork.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.integrations.gitea.GiteaServer;
import dev.formwork.integrations.kubernetes.KubernetesApiServer;
import dev.formwork.integrations.kubernetes.ScriptedCrossplane;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Far sides that are real servers; each may be missing on a machine. */
final class RealFarSides implements AutoCloseable {

  private static final String CLAIM = "database.platform.example.org/v1alpha1";
  private static final String KIND = "PostgreSQLInstance";

  private static final List<String> DEFINITIONS =
      List.of("postgresqlinstances.crd.yaml", "behind-the-claim.crd.yaml");

  private final @Nullable GiteaServer gitea;
  private final @Nullable KubernetesApiServer kubernetes;

  RealFarSides(Path folder) {
    gitea = ifInstalled(() -> GiteaServer.start(folder.resolve("gitea")));
    kubernetes = ifInstalled(() -> KubernetesApiServer.start(folder.resolve("kubernetes")));
    if (gitea != null) {
      gitea.createOrganisation("acme");
    }
    if (kubernetes != null) {
      try (KubernetesClient client = kubernetes.admin()) {
        for (String definition : DEFINITIONS) {
          client.load(definition(definition)).serverSideApply();
        }
      }
    }
  }

  private static InputStream definition(String file) {
    return Objects.requireNonNull(KubernetesApiServer.class.getResourceAsStream(file));
  }

  private static <T> @Nullable T ifInstalled(Supplier<T> start) {
    try {
      return start.get();
    } catch (TestAbortedException missing) {
      return null;
    }
  }

  Optional<GiteaServer> gitea() {
    return Optional.ofNullable(gitea);
  }

  Optional<KubernetesApiServer> kubernetes() {
    return Optional.ofNullable(kubernetes);
  }

  /** Lets somebody merge the pull request of `acme/NAME`, as soon as Gitea allows it. */
  void merge(String name) {
    String pulls = "/repos/acme/%s/pulls".formatted(name);
    JsonNode pull = Objects.requireNonNull(gitea).call("GET", pulls, null).path(0);
    while (!pull.path("mergeable").asBoolean()) {
      FormworkProcess.sleep();
      pull = gitea.call("GET", pulls, null).path(0);
    }
    String merge = "%s/%s/merge".formatted(pulls, pull.path("number"));
    gitea.call("POST", merge, Map.of("Do", "merge"));
  }

  /** Lets a check of the name pass on the main branch of `acme/NAME`. */
  void pass(String name) {
    String repository = "/repos/acme/" + name;
    JsonNode branch =
        Objects.requireNonNull(gitea).call("GET", repository + "/branches/main", null);
    gitea.call(
        "POST",
        repository + "/statuses/" + branch.path("commit").path("id").asText(),
        Map.of("context", name, "state", "success"));
  }

  /** Lets Crossplane make what a claim asks for. */
  void provide(String claim) {
    try (KubernetesClient client = Objects.requireNonNull(kubernetes).admin()) {
      ScriptedCrossplane crossplane = new ScriptedCrossplane(client, claim);
      crossplane.begin();
      crossplane.finish();
    }
  }

  List<String> state() {
    List<String> lines = new ArrayList<>();
    if (gitea != null) {
      for (JsonNode repository : repositories(gitea)) {
        describe(gitea, repository, lines);
      }
    }
    if (kubernetes != null) {
      try (KubernetesClient client = kubernetes.admin()) {
        for (GenericKubernetesResource claim :
            client.genericKubernetesResources(CLAIM, KIND).inAnyNamespace().list().getItems()) {
          lines.add(
              "claim %s %s %s %s"
                  .formatted(
                      claim.getMetadata().getName(),
                      claim.getMetadata().getLabels(),
                      claim.getMetadata().getAnnotations(),
                      claim.getAdditionalProperties()));
        }
      }
    }
    return lines;
  }

  private static List<JsonNode> repositories(GiteaServer gitea) {
    List<JsonNode> all = new ArrayList<>();
    for (int page = 1; ; page++) {
      JsonNode found = gitea.call("GET", "/repos/search?limit=50&page=" + page, null).path("data");
      found.forEach(all::add);
      if (found.size() < 50) {
        return all;
      }
    }
  }

  private static void describe(GiteaServer gitea, JsonNode repository, List<String> lines) {
    String name = repository.path("full_name").asText();
    lines.add(
        "gitea repository %s private %s: %s"
            .formatted(name, repository.path("private"), repository.path("description").asText()));
    for (JsonNode branch : gitea.call("GET", "/repos/%s/branches".formatted(name), null)) {
      lines.add("gitea branch %s %s".formatted(name, branch.path("name").asText()));
      String commits =
          "/repos/%s/commits?stat=false&sha=%s".formatted(name, branch.path("name").asText());
      for (JsonNode commit : gitea.call("GET", commits, null)) {
        String message = commit.at("/commit/message").asText().strip().replaceAll("\\s+", " ");
        lines.add("gitea commit %s %s %s".formatted(name, branch.path("name").asText(), message));
      }
    }
    for (JsonNode pull : gitea.call("GET", "/repos/%s/pulls?state=all".formatted(name), null)) {
      lines.add(
          "gitea pull %s %s %s %s"
              .formatted(
                  name,
                  pull.path("title").asText(),
                  pull.path("state").asText(),
                  pull.at("/head/ref").asText()));
    }
  }

  @Override
  public void close() {
    if (gitea != null) {
      gitea.close();
    }
    if (kubernetes != null) {
      kubernetes.close();
    }
  }
}
