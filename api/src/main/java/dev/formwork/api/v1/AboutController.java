package dev.formwork.api.v1;

import dev.formwork.api.ApiSettings;
import dev.formwork.api.identity.User;
import dev.formwork.api.scaffolder.GitHosts;
import dev.formwork.api.scaffolder.UserEntities;
import dev.formwork.catalog.model.Documents;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
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
  private final Notices notices;
  private final UserEntities userEntities;

  AboutController(
      ApiSettings settings, GitHosts hosts, Notices notices, UserEntities userEntities) {
    this.settings = settings;
    this.hosts = hosts;
    this.notices = notices;
    this.userEntities = userEntities;
  }

  /**
   * Where the worker sends notices.
   *
   * @param mail `outbox` or `smtp`
   * @param slack `outbox` or `slack`
   */
  record Notices(String mail, String slack) {}

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
    List<String> groups =
        userEntities.find(user.ref()).map(AboutController::groups).orElse(List.of());
    return new User(user.ref(), user.name(), user.email(), groups, user.local());
  }

  private static List<String> groups(Map<String, Object> entity) {
    return Documents.list(entity.get("relations")).stream()
        .map(Documents::map)
        .filter(relation -> "memberOf".equals(relation.get("type")))
        .map(relation -> String.valueOf(relation.get("targetRef")))
        .toList();
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
        notices.mail(),
        notices.slack(),
        hosts.offered());
  }
}
