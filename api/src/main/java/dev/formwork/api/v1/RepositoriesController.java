package dev.formwork.api.v1;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.Page;
import dev.formwork.integrations.localgit.LocalGitHost;
import dev.formwork.integrations.localgit.LocalRepository;
import dev.formwork.integrations.localgit.RepositoryBrowser;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The repositories of the local Git host, to look into. */
@RestController
@Tag(name = "repositories")
@RequestMapping("/api/formwork/v1/repositories")
final class RepositoriesController {

  private final @Nullable LocalGitHost host;
  private final @Nullable RepositoryBrowser browser;

  RepositoriesController(@Nullable LocalGitHost host) {
    this.host = host;
    this.browser = host == null ? null : new RepositoryBrowser(host);
  }

  /** One repository. */
  record RepositoryItem(
      String owner,
      String name,
      String description,
      String defaultBranch,
      String cloneUrl,
      Instant updatedAt) {

    static RepositoryItem of(LocalRepository repository) {
      return new RepositoryItem(
          repository.owner(),
          repository.name(),
          repository.description(),
          repository.defaultBranch(),
          repository.cloneUrl().toString(),
          repository.updatedAt());
    }
  }

  /** One page of repositories, newest first. */
  record RepositoryList(List<RepositoryItem> items, int total) {}

  /**
   * A directory on the default branch.
   *
   * @param head null in a repository without commits
   * @param truncated whether there are more entries than are listed
   */
  record Tree(
      String path, List<Entry> entries, RepositoryBrowser.@Nullable Head head, boolean truncated) {}

  /** One entry of a directory; `type` is `file`, `directory` or `link`. */
  record Entry(String name, String path, String type, long size) {}

  @GetMapping
  RepositoryList listRepositories(
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable Integer offset) {
    Page page = Page.of(limit, offset);
    if (host == null) {
      return new RepositoryList(List.of(), 0);
    }
    LocalGitHost.Page found = host.list(page.offset(), page.limit());
    return new RepositoryList(
        found.items().stream().map(RepositoryItem::of).toList(), found.total());
  }

  @GetMapping("/{owner}/{name}/tree")
  Tree getTree(
      @PathVariable String owner,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String path) {
    RepositoryBrowser.Listing listing =
        Optional.ofNullable(browser)
            .flatMap(found -> found.tree(owner, name, path))
            .orElseThrow(() -> notFound(owner, name, path));
    List<Entry> entries =
        listing.entries().stream()
            .map(
                entry ->
                    new Entry(
                        entry.name(), entry.path(), RunAnswer.word(entry.type()), entry.size()))
            .toList();
    return new Tree(listing.path(), entries, listing.head(), listing.truncated());
  }

  @GetMapping("/{owner}/{name}/blob")
  RepositoryBrowser.Blob getBlob(
      @PathVariable String owner, @PathVariable String name, @RequestParam String path) {
    return Optional.ofNullable(browser)
        .flatMap(found -> found.blob(owner, name, path))
        .orElseThrow(() -> notFound(owner, name, path));
  }

  private static ApiFailure notFound(String owner, String name, String path) {
    return ApiFailure.notFound(
        "Repository %s/%s does not exist on this server, or has no '%s' (input: path). GET /api/formwork/v1/repositories lists the repositories."
            .formatted(owner, name, path));
  }
}
