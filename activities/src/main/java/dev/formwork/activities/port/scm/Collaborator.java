package dev.formwork.activities.port.scm;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person or team that is let into a repository; exactly one of both is given. */
public record Collaborator(
    @Doc("Login of the person, such as `ada`.") @Nullable String user,
    @Doc("Name of a team of the organisation that owns the repository, such as `platform`.")
        @Nullable String team,
    @Doc(
            "What they may do: `read`, `write` or `admin`. GitHub's words are understood too: `pull` and `triage` as `read`, `push` and `maintain` as `write`.")
        @Shape(
            "{\"enum\": [\"read\", \"write\", \"admin\", \"pull\", \"triage\", \"push\", \"maintain\"]}")
        String access) {

  /** What somebody may do in a repository; each holds the ones before it. */
  public enum Access {
    READ,
    WRITE,
    ADMIN
  }

  /**
   * What they are given, whichever word it was asked for with.
   *
   * @throws InvalidInput when the word is not known
   */
  public Access level() {
    return switch (access) {
      case "read", "pull", "triage" -> Access.READ;
      case "write", "push", "maintain" -> Access.WRITE;
      case "admin" -> Access.ADMIN;
      default ->
          throw new InvalidInput(
              "Access '%s' is not known (input: collaborators). Use read, write or admin."
                  .formatted(access));
    };
  }

  /**
   * Fails when one of them is both a person and a team, or neither.
   *
   * @throws InvalidInput that names all of those
   */
  public static void check(List<Collaborator> collaborators) {
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < collaborators.size(); i++) {
      Collaborator one = collaborators.get(i);
      if ((one.user() == null) == (one.team() == null)) {
        faults.add("collaborators[%d]".formatted(i));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(
          "A collaborator is either a user or a team (input: %s). Give one of them."
              .formatted(String.join(", ", faults)));
    }
  }

  boolean isSameAs(Collaborator other) {
    return user == null
        ? team != null && team.equalsIgnoreCase(other.team)
        : user.equalsIgnoreCase(other.user);
  }
}
