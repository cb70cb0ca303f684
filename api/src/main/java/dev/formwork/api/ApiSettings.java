package dev.formwork.api;

import dev.formwork.api.approvals.SlackAccess;
import dev.formwork.api.attention.AttentionSettings;
import dev.formwork.api.catalog.CatalogSettings;
import dev.formwork.api.http.HttpSettings;
import dev.formwork.api.identity.IdentitySettings;
import dev.formwork.api.reconcile.ReconcileSettings;
import dev.formwork.api.runs.RunSettings;
import dev.formwork.api.scaffolder.GitHosts.GitHost;
import dev.formwork.api.temporal.TemporalSettings;
import dev.formwork.integrations.opentelemetry.TracingSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything that an operator can set; the defaults stand in `formwork-api.yaml`.
 *
 * @param baseUrl address under which people reach the portal, or null for the server's own
 * @param hosts Git hosts that forms offer besides the local one; null follows the logins of the
 *     worker
 * @param apiUrls where the API of a Git host is, by host name, when it is not at its usual place
 * @param keyring keys that payloads and secrets are encrypted with
 */
@ConfigurationProperties("formwork")
public record ApiSettings(
    @Nullable URI baseUrl,
    String keyring,
    HttpSettings http,
    IdentitySettings identity,
    TemporalSettings temporal,
    TracingSettings tracing,
    RunSettings runs,
    AttentionSettings attention,
    ReconcileSettings reconcile,
    CatalogSettings catalog,
    @Nullable List<GitHost> hosts,
    @DefaultValue Map<String, URI> apiUrls,
    @DefaultValue LocalGitSettings localGit,
    SlackAccess slack,
    @DefaultValue NoticeSettings notices) {

  /**
   * The local Git host.
   *
   * @param directory where its repositories are, or null when there is none
   * @param publicUrl where it is served, or null for `/git` of this server
   */
  public record LocalGitSettings(@Nullable Path directory, @Nullable URI publicUrl) {

    /** Whether there is a local Git host. */
    public boolean isOn() {
      return directory != null && !directory.toString().isEmpty();
    }
  }

  /**
   * Where notices go; the worker sends them, the portal only says it.
   *
   * @param mail `outbox` or `smtp`; null follows `formwork.smtp.host`
   * @param slack `outbox` or `slack`; null follows `formwork.slack.token`
   */
  public record NoticeSettings(@Nullable String mail, @Nullable String slack) {}
}
