package dev.formwork.activities.crossplane;

import dev.formwork.activities.action.ActionException.Conflict;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.FileChange;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.RepoUrl;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHosts;
import dev.formwork.workflows.Initiator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Claims as files of a GitOps repository, one commit for each. */
final class GitopsClaims {

  private final RepositoryHosts hosts;

  GitopsClaims(RepositoryHosts hosts) {
    this.hosts = hosts;
  }

  ClaimOutput request(ClaimManifest claim, ClaimInput.Gitops target, StepContext step) {
    RepoUrl url = hosts.address(target.repoUrl(), "gitops.repoUrl");
    RepositoryHost host = hosts.get(url);
    String path = path(claim, target);
    Repository repository = host.ensure(url.owner(), url.repo(), target.branch());
    String present = host.read(repository, target.branch(), path).orElse(null);
    if (present != null && !isOurs(present, step)) {
      throw new NameTaken(
          "File %s in %s exists already and was not made by this run (input: name). Choose another name."
              .formatted(path, repository.slug()));
    }
    var change = new FileChange(path, present, claim.yaml());
    host.commit(repository, commit(target, change, "Request " + claim.title(), step));
    String page = host.contentsUrl(repository, target.branch(), path);
    step.made(RequestClaim.KIND, claim.title(), page);
    step.log().info("Committed %s to %s.".formatted(path, repository.slug()));
    return new ClaimOutput(
        claim.ref().apiVersion(),
        claim.ref().kind(),
        claim.ref().name(),
        claim.ref().namespace(),
        path,
        page);
  }

  void undo(ClaimManifest claim, ClaimInput.Gitops target, boolean known, StepContext step) {
    RepoUrl url = hosts.address(target.repoUrl(), "gitops.repoUrl");
    RepositoryHost host = hosts.get(url);
    Repository repository = host.find(url.owner(), url.repo()).orElse(null);
    String path = path(claim, target);
    String present =
        repository == null ? null : host.read(repository, target.branch(), path).orElse(null);
    if (repository == null || present == null) {
      return;
    }
    String page = host.contentsUrl(repository, target.branch(), path);
    if (!isOurs(present, step)) {
      if (known) {
        leave(claim, page, step);
      }
      return;
    }
    if (!ClaimManifest.parse(present).filter(claim.object()::equals).isPresent()) {
      leave(claim, page, step);
      return;
    }
    var change = new FileChange(path, present, null);
    try {
      host.commit(repository, commit(target, change, "Withdraw " + claim.title(), step));
    } catch (Conflict e) {
      leave(claim, page, step);
      return;
    }
    step.undone(RequestClaim.KIND, claim.title(), page);
  }

  private static void leave(ClaimManifest claim, String page, StepContext step) {
    step.leftover(
        RequestClaim.KIND,
        claim.title(),
        page,
        "Somebody changed the file after the run committed it. Delete it by hand when nobody needs it.");
  }

  private static boolean isOurs(String yaml, StepContext step) {
    return ClaimManifest.parse(yaml)
        .filter(object -> ClaimManifest.isMadeBy(object, step))
        .isPresent();
  }

  private static String path(ClaimManifest claim, ClaimInput.Gitops target) {
    String file = claim.ref().kind().toLowerCase(Locale.ROOT) + "-" + claim.ref().name() + ".yaml";
    String path = plain(target.path());
    if (path == null) {
      return "claims/" + claim.ref().namespace() + "/" + file;
    }
    return path.endsWith(".yaml") || path.endsWith(".yml") ? path : path + "/" + file;
  }

  private static @Nullable String plain(@Nullable String path) {
    if (path == null) {
      return null;
    }
    String plain = path.replaceFirst("^\\./", "").replaceAll("/+$", "");
    List<String> segments = List.of(plain.split("/", -1));
    if (segments.stream().anyMatch(segment -> segment.isEmpty() || segment.startsWith(".."))
        || segments.getFirst().equals(".git")
        || plain.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidInput(
          "'%s' is not a path in the repository (input: gitops.path). Use e.g. claims/payments/database.yaml."
              .formatted(path));
    }
    return plain;
  }

  private static FileCommit commit(
      ClaimInput.Gitops target, FileChange change, String subject, StepContext step) {
    Initiator initiator = step.run().initiator();
    return new FileCommit(
        target.branch(),
        List.of(change),
        "%s\n\nFormwork-Step: %s\n".formatted(subject, step.mark()),
        new Person(plainName(initiator.name()), plainName(initiator.email())),
        Person.FORMWORK,
        step.run().createdAt());
  }

  private static String plainName(String text) {
    return text.replaceAll("[\\p{Cntrl}<>]", "").strip();
  }
}
