package dev.formwork.api.v1;

import dev.formwork.api.ApiSettings;
import dev.formwork.api.identity.User;
import dev.formwork.api.scaffolder.GitHosts;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who asks, and what this server is. */
@RestController
@Tag(name = "about")
@RequestMapping("/api/formwork/v1")
final class AboutController {

  private final ApiSettings settings;
  private final GitHosts hosts;

  AboutController(ApiSettings settings, GitHosts hosts) {
    this.settings = settings;
    this.hosts = hosts;
  }

  /**
   * What the portal must know of its server.
   *
   * @param durable whether runs survive a restart of the Temporal server
   * @param banner a sentence for every page, or null
   * @param mail `outbox` or `smtp`
   * @param slack `outbox` or `slack`
   * @param hosts Git hosts that forms offer
   */
  record About(
      String version,
      @Nullable String temporalUiUrl,
      boolean durable,
      @Nullable String banner,
      boolean localGit,
      String mail,
      String slack,
      List<GitHosts.GitHost> hosts) {}

  @GetMapping("/me")
  User getMe(User user) {
    return user;
  }

  @GetMapping("/about")
  About getAbout() {
    String banner = settings.temporal().banner();
    return new About(
        Objects.requireNonNullElse(
            getClass().getPackage().getImplementationVersion(), "development"),
        settings.temporal().uiUrl() == null ? null : settings.temporal().uiUrl().toString(),
        settings.temporal().durable(),
        banner == null || banner.isBlank() ? null : banner,
        settings.localGit().isOn(),
        settings.notices().mail(),
        settings.notices().slack(),
        hosts.list());
  }
}
