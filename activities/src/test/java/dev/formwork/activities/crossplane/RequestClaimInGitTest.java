package dev.formwork.activities.crossplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.cluster.ClaimCluster;
import dev.formwork.activities.port.cluster.InMemoryClaimCluster;
import dev.formwork.activities.port.scm.FileChange;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RequestClaimInGitTest implements ActionContract<ClaimInput, ClaimOutput> {

  private static final String FILE = "claims/payments/postgresqlinstance-payments-database.yaml";

  private final InMemoryRepositoryHost host = new InMemoryRepositoryHost();
  private final InMemoryClaimCluster cluster = new InMemoryClaimCluster();

  RequestClaimInGitTest() {
    host.ensure("platform", "claims", "main");
    cluster.define("database.example.org", "v1alpha1", "PostgreSQLInstance", Map.of());
  }

  @Override
  public Action<ClaimInput, ClaimOutput> action() {
    return new RequestClaim(
        Databases.templates(),
        RepositoryHosts.of(Map.of()).with("local", "local", outside(RepositoryHost.class, host)),
        outside(ClaimCluster.class, cluster));
  }

  @Override
  public ClaimInput input() {
    return Databases.gitops("payments-database", Databases.spec("small", 20), null);
  }

  @Override
  public Object world() {
    Map<String, Object> files = new TreeMap<>();
    host.contents()
        .forEach(
            (slug, stored) ->
                stored.branches().forEach((name, branch) -> files.put(slug, branch.files())));
    files.values().removeIf(Map.of()::equals);
    return List.of(files, cluster.contents());
  }

  @Override
  public ByHand changeSince() {
    return ByHand.does("a person edits the file", () -> edit("kind: Edited\n"));
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does("a person deletes the file", () -> edit(null));
  }

  @Override
  public String undoMatrixName() {
    return action().id() + " (GitOps)";
  }

  private void edit(String text) {
    Repository repository = host.find("platform", "claims").orElseThrow();
    String present = host.read(repository, "main", FILE).orElseThrow();
    var bob = new Person("Bob", "bob@example.org");
    host.commit(
        repository,
        new FileCommit(
            "main",
            List.of(new FileChange(FILE, present, text == null ? null : present + text)),
            "Edit",
            bob,
            bob,
            Instant.EPOCH));
  }

  @Test
  void writesToAProjectOfGitlabInAGroupOfAGroup() {
    host.ensure("acme/platform", "claims", "main");
    var input =
        Databases.input(
            "payments-database",
            Databases.spec("small", 20),
            "platform/database.xrd.yaml",
            new ClaimInput.Gitops("GitLab.com?owner=acme/platform&repo=claims", null, "main"),
            false);
    var action =
        new RequestClaim(
            Databases.templates(),
            RepositoryHosts.of(Map.of()).with("gitlab.com", "gitlab", host),
            cluster);

    action.run(input, step());

    assertThat(host.contents().get("acme/platform/claims").branches().get("main").files())
        .containsKey(FILE);
  }

  @Test
  void commitsAMarkedManifest() {
    TestStep step = step();

    ClaimOutput output = action().run(input(), step);

    assertThat(output.path()).isEqualTo(FILE);
    assertThat(read(FILE))
        .contains(
            """
            apiVersion: database.example.org/v1alpha1
            kind: PostgreSQLInstance
            metadata:
              name: payments-database
              namespace: payments
              labels:
                team: payments
                formwork.dev/run: 0193a1b2-0000-7000-8000-000000000001
              annotations:
                formwork.dev/made-by: 0193a1b2-0000-7000-8000-000000000001/step-1
                formwork.dev/template: template:default/service
            spec:
              size: small
              storageGB: 20
            """);
    assertThat(step.made())
        .extracting("name")
        .containsExactly("PostgreSQLInstance payments/payments-database");
  }

  @Test
  void commitsToThePathThatTheTemplateNames() {
    action()
        .run(Databases.gitops("a", Databases.spec("small", 20), "claims/payments/db.yaml"), step());
    action().run(Databases.gitops("b", Databases.spec("small", 20), "./requests/"), step());

    assertThat(read("claims/payments/db.yaml")).isPresent();
    assertThat(read("requests/postgresqlinstance-b.yaml")).isPresent();
  }

  @Test
  void listsEveryFaultOfAClaim() {
    var spec = Databases.spec("huge", 5);
    spec.put("sizes", "small");
    spec.put("tags", Map.of("a", 1));

    assertThatThrownBy(
            () -> action().run(Databases.gitops("payments-database", spec, null), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith(
            "Claim PostgreSQLInstance payments/payments-database does not fit (input: spec): ")
        .hasMessageContaining("spec.size: ")
        .hasMessageContaining("[\"small\", \"large\"]")
        .hasMessageContaining("spec.storageGB: must have a minimum value of 10")
        .hasMessageContaining("'sizes' is not defined")
        .hasMessageContaining("spec.tags.a: ");
    assertThat(host.read(claims(), "main", FILE)).isEmpty();
  }

  @Test
  void takesWhatKubernetesAndCrossplaneTake() {
    var spec = Databases.spec("small", 20);
    spec.put("port", "5432");
    spec.put("comment", null);
    spec.put("parameters", Map.of("b", 1));
    spec.put("writeConnectionSecretToRef", Map.of("name", "payments-database"));

    ClaimOutput output = action().run(Databases.gitops("payments-database", spec, null), step());

    assertThat(read(output.path())).isPresent();
  }

  @Test
  void refusesNamesThatKubernetesRefuses() {
    assertThatThrownBy(
            () ->
                action()
                    .run(
                        Databases.gitops("Payments_DB", Databases.spec("small", 20), null), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("name 'Payments_DB' is not allowed, use e.g. payments-database");
  }

  @Test
  void refusesAPathThatLeadsOut() {
    for (String path : List.of("../x.yaml", "/etc/x.yaml", ".git/x.yaml", "a//b.yaml")) {
      assertThatThrownBy(
              () -> action().run(Databases.gitops("a", Databases.spec("small", 20), path), step()))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("(input: gitops.path)");
    }
  }

  @Test
  void refusesAFileThatAnotherRunMade() {
    action().run(input(), stepOfAnotherRun());

    assertThatThrownBy(() -> action().run(input(), step()))
        .isInstanceOf(NameTaken.class)
        .hasMessageContaining("was not made by this run (input: name)");
  }

  @Test
  void leavesAFileThatSomebodyChanged() {
    action().run(input(), step());
    change(FILE, read(FILE).orElseThrow().replace("storageGB: 20", "storageGB: 200"));
    TestStep undo = step();

    action().undo(input(), null, undo);

    assertThat(read(FILE)).isPresent();
    assertThat(undo.leftovers().getFirst().reason()).startsWith("Somebody changed the file");
  }

  @Test
  void namesAnXrdThatIsMissingOrSomethingElse() {
    var target = new ClaimInput.Gitops("local?owner=platform&repo=claims", null, "main");
    var spec = Databases.spec("small", 20);

    assertThatThrownBy(
            () -> action().run(Databases.input("a", spec, "./nowhere.yaml", target, false), step()))
        .hasMessageStartingWith("The template has no file './nowhere.yaml' (input: xrd).");
    assertThatThrownBy(
            () ->
                action()
                    .run(Databases.input("a", spec, "platform/other.yaml", target, false), step()))
        .hasMessageContaining("is not a CompositeResourceDefinition with a schema (input: xrd)");
  }

  private Repository claims() {
    return host.find("platform", "claims").orElseThrow();
  }

  private Optional<String> read(String path) {
    return host.read(claims(), "main", path);
  }

  private void change(String path, String text) {
    var grace = new Person("Grace Hopper", "grace@example.org");
    var change = new FileChange(path, read(path).orElseThrow(), text);
    host.commit(
        claims(), new FileCommit("main", List.of(change), "more", grace, grace, Instant.EPOCH));
  }
}
