package dev.formwork.integrations.localgit;

import org.eclipse.jgit.lib.Repository;

/** The bare repositories of a local Git host, for stubs of other hosts. */
public final class BareRepositories {

  private BareRepositories() {}

  /** The repository itself; the caller closes it. */
  public static Repository open(LocalGitHost host, String owner, String name) {
    return host.open(owner, name).orElseThrow();
  }
}
