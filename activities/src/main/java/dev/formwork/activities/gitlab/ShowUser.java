package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.User;
import dev.formwork.activities.port.gitlab.Users;
import org.jspecify.annotations.Nullable;

@Doc("Tells about a user of GitLab: the one with this id, or the owner of the token.")
final class ShowUser implements Action<ShowUser.Input, ShowUser.Output> {

  record Input(
      @Doc("The GitLab, such as `gitlab.com`; the project may follow: `?owner=acme&repo=payments`.")
          String repoUrl,
      @Doc("Token to use in the place of the configured one.") @Nullable String token,
      @Doc("Id of the user, such as `17`; the owner of the token when left out.")
          @Nullable Long userId) {

    @Override
    public String toString() {
      return "Input[repoUrl=%s, userId=%s]".formatted(repoUrl, userId);
    }
  }

  record Output(
      @Doc("Id of the user.") long id,
      @Doc("Name to log in with.") String username,
      @Doc("Name for people.") String name,
      @Doc("State of the account, such as `active`.") String state,
      @Doc("Page of the user.") String webUrl,
      @Doc("E-mail address, where the token may see it.") @Nullable String email,
      @Doc("When the account was made.") @Nullable String createdAt,
      @Doc("E-mail address that the user shows to everybody.") @Nullable String publicEmail) {}

  private final Gitlabs gitlabs;

  ShowUser(Gitlabs gitlabs) {
    this.gitlabs = gitlabs;
  }

  @Override
  public String id() {
    return "gitlab:user:info";
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
    return ActionTraits.defaults().withDryRun();
  }

  @Override
  public Output run(Input input, StepContext step) {
    Users users = Target.open(gitlabs, input.repoUrl(), input.token()).users();
    User user = input.userId() == null ? users.current() : known(users, input.userId());
    return new Output(
        user.id(),
        user.username(),
        user.name(),
        user.state(),
        user.webUrl().toString(),
        user.email(),
        user.createdAt(),
        user.publicEmail());
  }

  private static User known(Users users, long id) {
    return users
        .find(id)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "GitLab has no user %d (input: userId). Correct the id.".formatted(id)));
  }

  /** Nothing to undo: it only reads. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {}
}
