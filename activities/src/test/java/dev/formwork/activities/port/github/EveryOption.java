package dev.formwork.activities.port.github;

import dev.formwork.activities.port.scm.NewRepository.Visibility;
import java.util.List;
import java.util.Map;

/** Options for tests. */
public final class EveryOption {

  private EveryOption() {}

  /** Every option, none as it is when left out. */
  public static RepositoryOptions options() {
    return new RepositoryOptions(
        "Takes payments",
        "https://payments.example",
        "acme/platform",
        Visibility.INTERNAL,
        true,
        false,
        true,
        false,
        true,
        true,
        "PR_TITLE",
        "PR_BODY",
        List.of(new Collaborator("ada", null, "maintain"), new Collaborator(null, "sec", "pull")),
        false,
        false,
        true,
        List.of("Payments"),
        Map.of("REGION", "eu"),
        Map.of("REGISTRY_TOKEN", "s3cr3t-value"),
        new OidcCustomization(false, List.of("repo", "ref")),
        Map.of("tier", "1"),
        true);
  }
}
