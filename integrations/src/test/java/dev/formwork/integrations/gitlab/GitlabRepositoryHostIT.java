package dev.formwork.integrations.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.scm.BranchProtection;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHostContract;
import dev.formwork.activities.port.scm.RepositorySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stub of GitLab's REST API and real Git over HTTP; GitLab itself was not asked. */
class GitlabRepositoryHostIT implements RepositoryHostContract {

  private static final String SLUG = "acme/backend/payments";

  @TempDir Path directory;
  private @Nullable GitlabStub stub;

  private GitlabStub stub() {
    if (stub == null) {
      stub = new GitlabStub(directory.resolve("stub"));
    }
    return stub;
  }

  @AfterEach
  void close() {
    if (stub != null) {
      stub.close();
    }
  }

  @Override
  public RepositoryHost host() {
    return new GitlabRepositoryHost(
        new GitlabSettings(stub().apiUrl(), GitlabStub.TOKEN, Duration.ofSeconds(20)));
  }

  @Override
  public String owner() {
    return "acme/backend";
  }

  private Map<String, Object> project() {
    return stub().projects.find(SLUG).orElseThrow();
  }

  @Test
  void putsTheMarkIntoTheDescriptionOfTheStub() {
    host().create(wanted("run-1/publish"));

    assertThat(project())
        .containsEntry("description", "Takes money [formwork run-1/publish]")
        .containsEntry("visibility", "private");
    assertThat(stub().calls()).containsExactly("GET /namespaces/acme%2Fbackend", "POST /projects");
  }

  @Test
  void createsAProjectOfThePersonWhoseTokenItIsOnTheStub() {
    NewRepository wanted =
        new NewRepository(
            "root", "payments", null, null, NewRepository.Visibility.PUBLIC, "main", "run-1/x");

    assertThat(host().create(wanted).slug()).isEqualTo("root/payments");
  }

  @Test
  void refusesANamespaceThatTheStubDoesNotKnow() {
    NewRepository wanted =
        new NewRepository(
            "nobody", "payments", null, null, NewRepository.Visibility.PRIVATE, "main", "run-1/x");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> host().create(wanted))
        .withMessageContaining("nobody");
  }

  @Test
  void recognisesItsProjectWhenTheStubsAnswerToTheCreationWasLost() {
    host().create(wanted("run-1/publish"));

    assertThat(host().create(wanted("run-1/publish")).isMadeBy("run-1/publish")).isTrue();
    assertThat(stub().projects.in("acme/backend")).hasSize(1);
  }

  @Test
  void saysThatAProjectOfThisNameIsNotDeletedYetOnTheStub() {
    host().create(wanted("run-1/publish"));
    project().put("marked_for_deletion_on", "2026-12-21");

    assertThat(host().find(owner(), "payments")).isEmpty();
    assertThatExceptionOfType(NameTaken.class)
        .isThrownBy(() -> host().create(wanted("run-2/publish")))
        .withMessageContaining("not deleted yet");
  }

  @Test
  void deletesForGoodWhatTheStubOnlyMarks() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));

    host.delete(repository);

    assertThat(stub().projects.find(SLUG)).isEmpty();
    assertThat(stub().calls().stream().filter(call -> call.startsWith("DELETE"))).hasSize(2);
  }

  @Test
  void goesOnWithADeletionThatWasCutOffOnTheStub() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    project().put("marked_for_deletion_on", "2026-12-21");

    host.delete(repository);

    assertThat(stub().projects.find(SLUG)).isEmpty();
  }

  @Test
  void leavesTheRestToTheStubWhereItMayNotDeleteForGood() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    project().put("marked_for_deletion_on", "2026-12-21");
    stub().refuseNext("DELETE", "/projects/", 403, Map.of(), "{\"message\":\"403 Forbidden\"}");

    host.delete(repository);

    assertThat(host.find(owner(), "payments")).isEmpty();
    assertThat(stub().projects.find(SLUG)).isPresent();
  }

  @Test
  void leavesAProjectOfTheStubThatSomebodyElseMadeUnderTheName() {
    RepositoryHost host = host();
    Repository ours = host.create(wanted("run-1/publish"));
    host.delete(ours);
    host.create(wanted("run-2/publish"));

    host.delete(ours);

    assertThat(host.find(owner(), "payments").orElseThrow().mark()).isEqualTo("run-2/publish");
  }

  @Test
  void followsAProjectThatWasMovedOnTheStubAndSeesItAsChanged() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    stub().projects.move(SLUG, "acme/billing");

    assertThat(host.find(owner(), "payments").orElseThrow().slug()).isEqualTo("acme/billing");
    assertThat(host.changedSince(repository, null).orElseThrow()).contains("acme/billing");
  }

  @Test
  void findsAProjectOfTheStubByItsNumber() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));

    assertThat(host.find("", "" + project().get("id"))).contains(repository);
  }

  @Test
  void seesAnIssueOnTheStubAsAChange() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    stub().things.of(SLUG, "issues").add(Map.of("iid", 1, "description", ""));

    assertThat(host.changedSince(repository, null).orElseThrow()).contains("issues");
  }

  @Test
  void seesNoChangeInAnIssueOfTheStubThatTheRunItselfOpenedAndClosed() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    List<Map<String, Object>> issues = stub().things.of(SLUG, "issues");
    Map<String, Object> own = Map.of("description", "Look.\n\n<!-- formwork run-1/ask -->");
    issues.add(with(own, "state", "closed"));
    assertThat(host.changedSince(repository, null)).isEmpty();

    issues.set(0, with(with(own, "state", "closed"), "user_notes_count", 1));
    assertThat(host.changedSince(repository, null)).isPresent();

    issues.set(0, with(own, "state", "opened"));
    assertThat(host.changedSince(repository, null)).isPresent();
  }

  private static Map<String, Object> with(Map<String, Object> thing, String key, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(thing);
    changed.put(key, value);
    return changed;
  }

  @Test
  void makesTheBranchOfTheFirstCommitTheDefaultOnTheStub() throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    Path files = Files.createDirectory(directory.resolve("files"));
    Files.writeString(files.resolve("README.md"), "# Payments\n");

    CommitReceipt commit =
        host.push(repository, new FirstCommit(files, "trunk", "Initial", ADA, FORMWORK, AT));

    assertThat(project()).containsEntry("default_branch", "trunk");
    assertThat(commit.webUrl().toString()).endsWith(SLUG + "/-/commit/" + commit.hash());
    assertThat(host.contentsUrl(repository, "trunk", "catalog-info.yaml"))
        .endsWith(SLUG + "/-/blob/trunk/catalog-info.yaml");
  }

  @Test
  void setsTopicsAndSettingsOnTheStub() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));

    host.configure(
        repository,
        new RepositorySettings(List.of("java"), true, null, false, true, null, null, null, null));

    assertThat(project())
        .containsEntry("topics", List.of("java"))
        .containsEntry("issues_access_level", "enabled")
        .containsEntry("wiki_access_level", "disabled")
        .containsEntry("remove_source_branch_after_merge", true);
  }

  @Test
  void protectsABranchOnTheStubAndTellsWhatItCannot() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    var rules =
        new BranchProtection("main", true, 2, false, true, List.of(), true, false, false, false);

    assertThat(host.protect(repository, rules).orElseThrow()).contains("Approvals");
    assertThat(stub().projects.protectedBranches()).containsExactly(SLUG + " main");
  }

  @Test
  void doesNotMakeASharedRepositoryOnTheStub() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> host().ensure("acme", "gitops", "main"))
        .withMessageContaining("Create it");
  }
}
