package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.Transfer;
import dev.formwork.activities.port.gitlab.Transfers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Doc(
    "Starts the direct transfer of a project from one GitLab to another. It does not wait for the end.")
final class TransferProject implements Action<TransferProject.Input, TransferProject.Output> {

  private static final String KIND = "transfer";
  private static final String BEGUN = "begun";

  record Input(
      @Doc("Token for the GitLab that gets the project.") String destinationAccessToken,
      @Doc("Where the project goes to, such as `gitlab.com?owner=acme&repo=payments`.")
          String destinationUrl,
      @Doc("Token for the GitLab that has the project.") String sourceAccessToken,
      @Doc("Path of the project there, such as `old/payments`.") String sourceFullPath,
      @Doc("Address of the GitLab that has the project, such as `https://gitlab.example.org`.")
          String sourceUrl) {

    private Transfer.Request request(Target target) {
      String path = target.project(null);
      int slash = path.lastIndexOf('/');
      if (slash < 0) {
        throw new InvalidInput(
            "No group is named (input: destinationUrl). Write e.g. gitlab.com?owner=acme&repo=payments.");
      }
      return new Transfer.Request(
          sourceUrl,
          sourceAccessToken,
          sourceFullPath,
          path.substring(0, slash),
          path.substring(slash + 1));
    }

    @Override
    public String toString() {
      return "Input[destinationUrl=%s, sourceFullPath=%s]"
          .formatted(destinationUrl, sourceFullPath);
    }
  }

  record Output(
      @Doc("Address of the project once it is there.") String importedRepoUrl,
      @Doc("Id of the transfer.") long migrationId) {}

  private final Gitlabs gitlabs;

  TransferProject(Gitlabs gitlabs) {
    this.gitlabs = gitlabs;
  }

  @Override
  public String id() {
    return "gitlab:group:migrate";
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
    Target target = Target.parse(input.destinationUrl());
    Transfers transfers = gitlabs.get(target.host(), input.destinationAccessToken()).transfers();
    Transfer.Request request = input.request(target);
    Optional<Transfer> present = transfers.find(request, step.run().createdAt());
    if (step.noted(BEGUN).isEmpty()) {
      if (present.isPresent()) {
        throw new NameTaken(
            "Somebody transfers %s already (input: destinationUrl). Choose another place."
                .formatted(request.path()));
      }
      step.note(BEGUN, request.path());
    }
    Transfer transfer = present.orElseGet(() -> transfers.start(request));
    String address = target.host() + "/" + request.path();
    step.made(KIND, request.path(), "https://" + address);
    return new Output(address, transfer.id());
  }

  /**
   * Cancels the transfer while it runs. A transfer has no place for a mark: it is known by its two
   * ends, and by the note that this step was about to start it.
   */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    Target target = Target.parse(input.destinationUrl());
    Transfers transfers = gitlabs.get(target.host(), input.destinationAccessToken()).transfers();
    Transfer.Request request = input.request(target);
    String address = "https://" + target.host() + "/" + request.path();
    Transfer transfer = transfers.find(request, step.run().createdAt()).orElse(null);
    boolean ours =
        output == null
            ? step.noted(BEGUN).isPresent()
            : transfer != null && output.migrationId() == transfer.id();
    if (transfer == null || !ours) {
      return;
    }
    if (!transfer.active()) {
      String reason = "The transfer has ended. Delete the project by hand when nobody needs it.";
      step.leftover(KIND, request.path(), address, reason);
      return;
    }
    transfers.cancel(transfer);
    step.undone(KIND, request.path(), address);
  }
}
