package dev.formwork.activities.port.gitlab;

import dev.formwork.activities.action.ActionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The variables of a GitLab's projects. A project is named by its id or by its path. */
public interface Variables {

  /**
   * A variable that is there.
   *
   * @param mark of the step that made it, or empty when it carries none of ours
   * @param value null when GitLab hides it from everybody
   */
  record Present(String key, String scope, String mark, @Nullable String value) {

    @Override
    public String toString() {
      return "Present[key=%s, scope=%s, mark=%s]".formatted(key, scope, mark);
    }
  }

  Optional<Present> find(String project, String key, String scope);

  /**
   * Creates a variable.
   *
   * @throws ActionException.NameTaken when there is one of this key and scope
   */
  void create(String project, NewVariable variable);

  /** Deletes a variable. One that is gone already is no failure. */
  void delete(String project, String key, String scope);
}
