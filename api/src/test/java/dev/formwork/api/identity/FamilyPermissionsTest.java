package dev.formwork.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FamilyPermissionsTest {

  private static final User ADA =
      new User("user:default/ada", "Ada", "ada@example.org", List.of(), false);

  private final Map<String, String> parents = Map.of("child", "outer", "grandchild", "child");

  private final Permissions own = (user, permission, subject) -> subject.equals("outer");

  private final Permissions family =
      new FamilyPermissions(own, run -> Optional.ofNullable(parents.get(run)));

  @Test
  void letsThoseReadARunWhoMayReadTheRunsAroundIt() {
    assertThat(family.allows(ADA, "scaffolder.task.read", "grandchild")).isTrue();
    assertThat(family.allows(ADA, "scaffolder.task.read", "child")).isTrue();
    assertThat(family.allows(ADA, "scaffolder.task.read", "outer")).isTrue();
  }

  @Test
  void widensNothingElse() {
    assertThat(family.allows(ADA, "scaffolder.task.read", "other")).isFalse();
    assertThat(family.allows(ADA, "scaffolder.task.read", "")).isFalse();
    assertThat(family.allows(ADA, "scaffolder.task.cancel", "child")).isFalse();
    assertThat(family.areOpen()).isFalse();
    assertThat(Permissions.ALL.areOpen()).isTrue();
  }
}
