package dev.formwork.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.gitlab.InMemoryGitlab;
import dev.formwork.activities.port.scm.Hands;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.NewRepository.Visibility;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishGitlabTest implements ActionContract<PublishGitlabInput, PublishGitlab.Output> {

  private static final PublishGitlabInput.Settings SETTINGS =
      new PublishGitlabInput.Settings(
          "Ledger",
          null,
          false,
          null,
          "Keeps the books",
          "ff",
          "always",
          null,
          Visibility.INTERNAL,
          true,
          true,
          false);

  private final InMemoryGitlab gitlab = new InMemoryGitlab("https://gitlab.com");

  @Override
  public Action<PublishGitlabInput, PublishGitlab.Output> action() {
    return new PublishGitlab(WatchedGitlab.of(gitlab, this));
  }

  @Override
  public PublishGitlabInput input() {
    return input("gitlab.com?owner=acme/backend&repo=ledger", null, false, "root");
  }

  private static PublishGitlabInput input(
      String repoUrl, @Nullable Object source, boolean skipExisting, String owner) {
    return new PublishGitlabInput(
        repoUrl,
        Visibility.PRIVATE,
        "main",
        "initial commit",
        null,
        null,
        false,
        source,
        skipExisting,
        null,
        true,
        owner,
        List.of("java"),
        SETTINGS,
        List.of(new PublishGitlabInput.Branch("develop", true, true, "main")),
        List.of(
            new PublishGitlabInput.Variable(
                "PASSWORD", "s3cr3t-value", null, "env_var", false, true, true, false, "*")));
  }

  @Override
  public Map<String, String> files() {
    return Map.of("README.md", "# Ledger\n");
  }

  @Override
  public Object world() {
    return gitlab.contents();
  }

  @Override
  public ByHand changeSince() {
    return Hands.push(gitlab.roles().repositories(), "acme/backend", "ledger", "main");
  }

  @Override
  public ByHand removeByHand() {
    return Hands.delete(gitlab.roles().repositories(), "acme/backend", "ledger");
  }

  @Test
  void makesTheProjectWithItsSettingsBranchesOwnersAndVariables() {
    action().run(input(), step());

    InMemoryGitlab.Contents contents = gitlab.contents();
    InMemoryRepositoryHost.Stored stored = contents.repositories().get("acme/backend/ledger");
    assertThat(stored.request().visibility()).isEqualTo(Visibility.INTERNAL);
    assertThat(stored.request().description()).isEqualTo("Keeps the books");
    assertThat(contents.settings().get("acme/backend/ledger").mergeMethod()).isEqualTo("ff");
    assertThat(contents.settings().get("acme/backend/ledger").topics()).containsExactly("java");
    assertThat(contents.branches())
        .containsExactly(
            "acme/backend/ledger owner 1",
            "acme/backend/ledger branch develop from main",
            "acme/backend/ledger protected develop");
    assertThat(contents.variables()).containsOnlyKeys("acme/backend/ledger * PASSWORD");
  }

  @Test
  void answersWhereTheFilesAre() {
    PublishGitlab.Output output = action().run(input(), step());

    assertThat(output.remoteUrl()).isEqualTo("https://gitlab.com/acme/backend/ledger");
    assertThat(output.repoContentsUrl()).startsWith(output.remoteUrl()).endsWith("/blob/main");
    assertThat(output.projectId()).isPositive();
    assertThat(output.created()).isTrue();
  }

  @Test
  void pushesNothingWhenItIsToldSo() {
    PublishGitlab.Output output =
        action().run(input("gitlab.com?owner=acme&repo=empty", false, false, "root"), step());

    assertThat(output.commitHash()).isNull();
    assertThat(gitlab.contents().repositories().get("acme/empty").branches()).isEmpty();
  }

  @Test
  void leavesAProjectThatIsThereWhenItIsToldSo() {
    action().run(input(), stepOfAnotherRun());
    Object before = world();
    var input = input("gitlab.com?owner=acme/backend&repo=ledger", null, true, "root");

    PublishGitlab.Output output = action().run(input, step());
    action().undo(input, output, step());

    assertThat(output.created()).isFalse();
    assertThat(output.commitHash()).isNull();
    assertThat(world()).isEqualTo(before);
  }

  @Test
  void refusesANameThatIsTaken() {
    action().run(input(), stepOfAnotherRun());

    assertThatExceptionOfType(NameTaken.class).isThrownBy(() -> action().run(input(), step()));
  }

  @Test
  void warnsOfAnOwnerWhomNobodyKnows() {
    TestStep step = step();

    action().run(input("gitlab.com?owner=acme&repo=ledger", null, false, "nobody"), step);

    assertThat(step.lines()).anyMatch(line -> line.startsWith("warn: GitLab has no user 'nobody'"));
  }

  @Test
  void refusesANumberAsTheNameOfANewProject() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input("gitlab.com?project=42", null, false, "root"), step()))
        .withMessageContaining("input: repoUrl");
  }

  @Test
  void hidesTheValuesOfVariables() {
    assertThat(input().toString()).contains("PASSWORD").doesNotContain("s3cr3t-value");
  }
}
