package dev.formwork.integrations.gitea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.port.scm.Collaborator;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real Gitea 1.26.0. */
class GiteaCollaboratorsIT {

  @TempDir static Path folder;
  private static GiteaServer gitea;
  private static int organisations;

  private String organisation;
  private Repository repository;

  @BeforeAll
  static void start() {
    gitea = GiteaServer.start(folder);
    gitea.createPerson("ada");
    gitea.createPerson("grace");
  }

  @AfterAll
  static void stop() {
    if (gitea != null) {
      gitea.close();
    }
  }

  @BeforeEach
  void createRepository() {
    organisation = "acme" + ++organisations;
    gitea.createOrganisation(organisation);
    repository = create(organisation, "payments");
  }

  @ParameterizedTest
  @CsvSource({"read, read", "write, write", "admin, admin", "pull, read", "maintain, write"})
  void letsAPersonIn(String asked, String given) {
    host().letIn(repository, List.of(person("ada", asked)));

    assertThat(accessOf("ada")).isEqualTo(given);
  }

  @Test
  void changesWhatAPersonMayDoAndLeavesOthersAsTheyAre() {
    RepositoryHost host = host();
    host.letIn(repository, List.of(person("ada", "admin"), person("grace", "write")));

    host.letIn(repository, List.of(person("user:default/ada", "read")));

    assertThat(accessOf("ada")).isEqualTo("read");
    assertThat(accessOf("grace")).isEqualTo("write");
  }

  @ParameterizedTest
  @CsvSource({"read", "write", "admin"})
  void letsATeamInHoweverOftenItIsTold(String access) {
    gitea.createTeam(organisation, "platform", access);
    RepositoryHost host = host();

    host.letIn(repository, List.of(team("platform", access)));
    host.letIn(repository, List.of(team(organisation + "/Platform", access)));

    assertThat(teams()).containsExactlyInAnyOrder("Owners", "platform");
  }

  @Test
  void takesTheOwnersForATeamThatIsInAlready() {
    host().letIn(repository, List.of(team("Owners", "admin")));

    assertThat(teams()).containsExactly("Owners");
  }

  @Test
  void findsATeamBehindManyWhoseNamesHoldItsOwn() {
    for (int i = 10; i < 62; i++) {
      gitea.createTeam(organisation, "a%d-team".formatted(i), "read");
    }
    gitea.createTeam(organisation, "team", "read");

    host().letIn(repository, List.of(team("team", "read")));

    assertThat(teams()).containsExactlyInAnyOrder("Owners", "team");
  }

  @Test
  void refusesATeamThatMayDoMoreThanIsAskedFor() {
    gitea.createTeam(organisation, "platform", "admin");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> host().letIn(repository, List.of(team("platform", "read"))))
        .withMessageContaining("has access 'admin'")
        .withMessageContaining("(input: collaborators[0].access, value: read)");
    assertThat(teams()).containsExactly("Owners");
  }

  @Test
  void refusesAPersonWhomGiteaDoesNotKnow() {
    List<Collaborator> wanted = List.of(person("ada", "read"), person("nobody", "read"));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> host().letIn(repository, wanted))
        .withMessageContaining("no user 'nobody' (input: collaborators[1].user)")
        .withMessageContaining("Correct the login");
  }

  @Test
  void refusesAPersonWhoseAccountIsInactive() {
    gitea.createPerson("gone");
    gitea.call(
        "PATCH",
        "/admin/users/gone",
        Map.of("active", false, "login_name", "gone", "source_id", 0));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> host().letIn(repository, List.of(person("gone", "read"))))
        .withMessageContaining("'gone' on Gitea is inactive (input: collaborators[0].user)");
  }

  @Test
  void refusesAnOrganisationInPlaceOfAPerson() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> host().letIn(repository, List.of(person(organisation, "read"))))
        .withMessageContaining("is an organisation on Gitea, not a person")
        .withMessageContaining("(input: collaborators[0].user)");
  }

  @Test
  void refusesATeamThatTheOrganisationDoesNotHave() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> host().letIn(repository, List.of(team("platform", "read"))))
        .withMessageContaining("no team 'platform' (input: collaborators[0].team)")
        .withMessageContaining("create the team");
  }

  @Test
  void letsOnlyPeopleIntoTheRepositoryOfAPerson() {
    Repository own = create("root", organisation);
    RepositoryHost host = host();

    host.letIn(own, List.of(person("ada", "read")));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> host.letIn(own, List.of(team("platform", "read"))))
        .withMessageContaining("root on Gitea is not an organisation")
        .withMessageContaining("(input: collaborators[0].team)");
  }

  @Test
  void tellsThatItsTokenIsRefused() {
    var stranger = new GiteaRepositoryHost(gitea.settings().withToken("0".repeat(40)));

    assertThatExceptionOfType(PermissionDenied.class)
        .isThrownBy(() -> stranger.letIn(repository, List.of(person("ada", "read"))))
        .withMessageContaining("(401)")
        .withMessageNotContaining("0".repeat(40));
  }

  private static RepositoryHost host() {
    return new GiteaRepositoryHost(gitea.settings());
  }

  private static Repository create(String owner, String name) {
    return host()
        .create(
            new NewRepository(
                owner,
                name,
                null,
                null,
                NewRepository.Visibility.PRIVATE,
                "main",
                "run-1/publish"));
  }

  private static Collaborator person(String user, String access) {
    return new Collaborator(user, null, access);
  }

  private static Collaborator team(String team, String access) {
    return new Collaborator(null, team, access);
  }

  private String accessOf(String user) {
    return gitea
        .call(
            "GET", "/repos/%s/collaborators/%s/permission".formatted(repository.slug(), user), null)
        .path("permission")
        .asText();
  }

  private List<String> teams() {
    return gitea
        .call("GET", "/repos/%s/teams".formatted(repository.slug()), null)
        .findValuesAsText("name");
  }
}
