package dev.formwork.activities.port.github;

import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import java.util.List;

/** What the tokens of the repository's workflows say about their subject. */
public record OidcCustomization(
    @Doc("Whether the subject is GitHub's usual one.") boolean useDefault,
    @Doc("Claims that the subject is made of, such as `repo` and `job_workflow_ref`.")
        @Default("[]")
        List<String> includeClaimKeys) {

  public OidcCustomization {
    includeClaimKeys = List.copyOf(includeClaimKeys);
  }
}
