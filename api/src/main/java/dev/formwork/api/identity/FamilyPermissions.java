package dev.formwork.api.identity;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lets those who may read a run also read the runs that are its steps. */
public final class FamilyPermissions implements Permissions {

  private static final String READ = "scaffolder.task.read";

  private final Permissions own;
  private final Function<String, Optional<String>> parents;

  /**
   * Permissions that widen others.
   *
   * @param parents id of the run that a run is a step of, by the run's id
   */
  public FamilyPermissions(Permissions own, Function<String, Optional<String>> parents) {
    this.own = own;
    this.parents = parents;
  }

  @Override
  public boolean allows(User user, String permission, String subject) {
    return own.allows(user, permission, subject)
        || (permission.equals(READ)
            && !subject.isEmpty()
            && parents
                .apply(subject)
                .filter(parent -> allows(user, permission, parent))
                .isPresent());
  }

  @Override
  public boolean allowsPart(User user, String permission, String templateRef, List<String> tags) {
    return own.allowsPart(user, permission, templateRef, tags);
  }

  @Override
  public boolean areOpen() {
    return own.areOpen();
  }
}
