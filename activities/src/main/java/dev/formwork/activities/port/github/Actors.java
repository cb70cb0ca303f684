package dev.formwork.activities.port.github;

import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import java.util.List;

/** People, teams and Apps that a rule names. */
public record Actors(
    @Doc("Logins of people, such as `ada`.") @Default("[]") List<String> users,
    @Doc("Slugs of teams of the owner, such as `platform`.") @Default("[]") List<String> teams,
    @Doc("Slugs of GitHub Apps, such as `renovate`.") @Default("[]") List<String> apps) {

  public Actors {
    users = List.copyOf(users);
    teams = List.copyOf(teams);
    apps = List.copyOf(apps);
  }
}
