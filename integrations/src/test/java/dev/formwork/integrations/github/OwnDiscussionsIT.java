package dev.formwork.integrations.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.formwork.activities.port.github.Github;
import dev.formwork.activities.port.github.Issues.NewIssue;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Repository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issues in a repository of a run, on a stub of GitHub's REST API; GitHub itself was not asked. */
class OwnDiscussionsIT {

  private static final RepositoryName NAME = new RepositoryName("acme", "payments");

  @TempDir Path directory;
  private GithubStub stub;
  private Github github;
  private Repository repository;

  @BeforeEach
  void makesTheRepository() {
    stub = new GithubStub(directory);
    github =
        new GithubConnector(stub.apiUrl(), Duration.ofSeconds(20), null).connect(GithubStub.TOKEN);
    repository =
        github
            .repositories()
            .create(
                new NewRepository(
                    "acme",
                    "payments",
                    null,
                    null,
                    NewRepository.Visibility.PRIVATE,
                    "main",
                    "run-1/publish"));
  }

  @AfterEach
  void closes() {
    stub.close();
  }

  private long open(String mark) {
    NewIssue issue = new NewIssue("Look", "It is new.", List.of(), null, List.of(), mark);
    return github.issues().openIssue(NAME, issue).number();
  }

  private boolean isChanged() {
    return github.repositories().changedSince(repository, null).isPresent();
  }

  @Test
  void areAChangeOfTheStubUntilTheRunHasClosedThem() {
    long number = open("run-1/ask");
    assertThat(isChanged()).isTrue();

    github.issues().closeIssue(NAME, number);

    assertThat(isChanged()).isFalse();
  }

  @Test
  void areAChangeOfTheStubWhenSomebodyTalked() {
    long number = open("run-1/ask");
    github.issues().closeIssue(NAME, number);
    String path = "acme/payments/issues/" + number;
    ObjectNode issue = stub.things().kept().get(path).deepCopy();

    stub.things().put(path, issue.put("comments", 1));

    assertThat(isChanged()).isTrue();
  }

  @Test
  void areAChangeOfTheStubWhenAnotherRunOpenedThem() {
    github.issues().closeIssue(NAME, open("run-12/ask"));

    assertThat(isChanged()).isTrue();
  }
}
