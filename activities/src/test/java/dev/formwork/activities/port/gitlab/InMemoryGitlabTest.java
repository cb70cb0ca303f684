package dev.formwork.activities.port.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InMemoryGitlabTest implements GitlabContract {

  @Override
  public Gitlab gitlab() {
    var gitlab = new InMemoryGitlab("https://gitlab.com");
    gitlab.addGroup("acme");
    gitlab.addProject(PROJECT);
    gitlab.addUser("ada");
    return gitlab.roles();
  }

  @Test
  void takesProjectsGroupsAndIssuesForExistingInADryRun() {
    Gitlab gitlab = InMemoryGitlab.whereAnythingExists("https://gitlab.com").roles();

    gitlab.members().grant("any/group", new Member(Member.Kind.USER, 17), 30);

    assertThat(gitlab.issues().find("4711", 7).orElseThrow().title()).isEqualTo("Issue 7");
    assertThat(gitlab.pipelines().start("any/project", pipeline("main")).isActive()).isTrue();
  }
}
