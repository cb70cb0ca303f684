package dev.formwork.integrations.web;

import dev.formwork.integrations.git.GitRemote.Login;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * A Git host whose repositories may be read.
 *
 * @param type how its addresses are made
 * @param baseUrl what the addresses of its repositories begin with, without a slash at the end
 * @param login what Git logs in with for repositories of an owner; empty for none
 */
public record GitHost(Type type, URI baseUrl, Function<String, Optional<Login>> login) {

  /** How addresses are made. */
  public enum Type {
    /** `<base>/<owner>/<name>/blob/<ref>/<path>`, also `tree`, `raw` and `edit`. */
    GITHUB,
    /**
     * `<base>/<owner>/<name>/src/branch/<branch>/<path>`, also `raw` and `media`, and `tag` or
     * `commit` in the place of `branch`.
     */
    GITEA,
    /**
     * `<base>/<group>/<name>/-/blob/<ref>/<path>`, also `tree`, `raw` and `edit`; groups may be in
     * groups.
     */
    GITLAB,
    /** `<base>/<workspace>/<name>/src/<ref>/<path>`, also `raw`; Bitbucket Cloud. */
    BITBUCKET,
    /**
     * `<base>/projects/<key>/repos/<name>/browse/<path>?at=<ref>`, also `raw`, and `users` in the
     * place of `projects`; Bitbucket Server and Data Center.
     */
    BITBUCKET_SERVER,
    /**
     * `<base>/<organisation>/<project>/_git/<name>?path=/<path>&version=GB<branch>`, with `GT` for
     * a tag and `GC` for a commit; Azure DevOps.
     */
    AZURE,
    /** The local Git host: `<base>/<owner>/<name>/raw/<ref>/<path>`. */
    LOCAL
  }

  /**
   * GitHub or GitHub Enterprise Server.
   *
   * @param webUrl such as `https://github.com`
   */
  public static GitHost github(URI webUrl, Function<String, Optional<Login>> login) {
    return new GitHost(Type.GITHUB, webUrl, login);
  }

  /**
   * Gitea or Forgejo.
   *
   * @param webUrl of its start page, such as `https://gitea.example.com`
   */
  public static GitHost gitea(URI webUrl, Function<String, Optional<Login>> login) {
    return new GitHost(Type.GITEA, webUrl, login);
  }

  /**
   * GitLab.
   *
   * @param webUrl of its start page, such as `https://gitlab.com`
   */
  public static GitHost gitlab(URI webUrl, Function<String, Optional<Login>> login) {
    return new GitHost(Type.GITLAB, webUrl, login);
  }

  /**
   * Bitbucket Cloud.
   *
   * @param webUrl such as `https://bitbucket.org`
   */
  public static GitHost bitbucket(URI webUrl, Function<String, Optional<Login>> login) {
    return new GitHost(Type.BITBUCKET, webUrl, login);
  }

  /**
   * Bitbucket Server or Data Center.
   *
   * @param webUrl of its start page, such as `https://bitbucket.example.com`
   */
  public static GitHost bitbucketServer(URI webUrl, Function<String, Optional<Login>> login) {
    return new GitHost(Type.BITBUCKET_SERVER, webUrl, login);
  }

  /**
   * Azure DevOps.
   *
   * @param webUrl such as `https://dev.azure.com`
   */
  public static GitHost azure(URI webUrl, Function<String, Optional<Login>> login) {
    return new GitHost(Type.AZURE, webUrl, login);
  }

  /** The user name that a token is given with. */
  String tokenUser() {
    return type == Type.BITBUCKET ? "x-token-auth" : "x-access-token";
  }

  /**
   * The local Git host.
   *
   * @param publicUrl such as `http://127.0.0.1:8080/git`
   */
  public static GitHost local(URI publicUrl) {
    return new GitHost(Type.LOCAL, publicUrl, owner -> Optional.empty());
  }
}
