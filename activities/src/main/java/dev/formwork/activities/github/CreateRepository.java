package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Spread;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.github.RepositoryAdmin.WorkflowAccess;
import dev.formwork.activities.port.github.RepositoryOptions;
import dev.formwork.activities.port.scm.FileChange;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Doc("Creates a repository on GitHub without any files of the workspace.")
final class CreateRepository implements Action<CreateRepository.Input, CreateRepository.Output> {

  private static final String KIND = "repository";
  private static final String BRANCH = "main";

  record Input(
      @Doc("The new repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
      @Spread RepositoryOptions options,
      @Doc("Whether the repository begins with a `README.md`, rather than empty.") @Default("false")
          boolean autoInit,
      @Doc("Which repositories may use the workflows of this one; GitHub's default when left out.")
          @Nullable WorkflowAccess workflowAccess,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    @Override
    public String toString() {
      return "Input[repoUrl=%s, options=%s]".formatted(repoUrl, options);
    }
  }

  record Output(
      @Doc("Address to clone from.") String remoteUrl,
      @Doc("Address of the files on the default branch.") String repoContentsUrl) {}

  private final GithubHosts hosts;

  CreateRepository(GithubHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public String id() {
    return "github:repo:create";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withUndo();
  }

  @Override
  public Output run(Input input, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    RepositoryHost host = place.github().repositories();
    Repository repository =
        host.create(input.options().repository(place.repository(), BRANCH, step.mark()));
    step.made(KIND, repository.slug(), repository.webUrl().toString());
    place.github().admin().apply(place.repository(), input.options());
    if (input.workflowAccess() != null) {
      place.github().admin().shareWorkflows(place.repository(), input.workflowAccess());
    }
    if (input.autoInit()) {
      host.commit(repository, readme(input, repository, step));
    }
    step.link("Repository " + repository.slug(), repository.webUrl().toString());
    return new Output(
        repository.cloneUrl().toString(),
        host.contentsUrl(repository, repository.defaultBranch(), ""));
  }

  /** What GitHub itself would write, in a commit that names the step. */
  private static FileCommit readme(Input input, Repository repository, StepContext step) {
    String description = input.options().description();
    String text =
        "# %s\n%s".formatted(repository.name(), description == null ? "" : description + "\n");
    return new FileCommit(
        repository.defaultBranch(),
        List.of(new FileChange("README.md", null, text)),
        "Initial commit\n\nFormwork-Step: %s\n".formatted(step.mark()),
        new Person(step.run().initiator().name(), step.run().initiator().email()),
        Person.FORMWORK,
        step.run().createdAt());
  }

  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    RepositoryHost host = place.github().repositories();
    Repository repository =
        host.find(place.repository().owner(), place.repository().name()).orElse(null);
    if (repository == null) {
      return;
    }
    if (output != null && repository.mark() == null) {
      step.leftover(
          KIND,
          repository.slug(),
          repository.webUrl().toString(),
          "It no longer tells which step made it. Delete it by hand when nobody needs it.");
      return;
    }
    if (!repository.isMadeBy(step.mark())) {
      return;
    }
    String url = repository.webUrl().toString();
    Optional<String> change = host.changedSince(repository, null);
    if (change.isPresent()) {
      String reason = change.get() + " Delete it by hand when nobody needs it.";
      step.leftover(KIND, repository.slug(), url, reason);
      return;
    }
    host.delete(repository);
    step.undone(KIND, repository.slug(), url);
  }
}
