package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.github.DeployKeys;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.github.RepositoryAdmin;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Doc("Adds a key that may push to a repository, and gives its private part to the workflows.")
final class CreateDeployKey implements Action<CreateDeployKey.Input, CreateDeployKey.Output> {

  private static final String KIND = "deploy key";
  private static final String SECRET = "secret";

  record Input(
      @Doc("The repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
      @Doc("Public part of the key, as in a `.pub` file.") String publicKey,
      @Doc("Private part of the key; it becomes a secret of the repository.") String privateKey,
      @Doc("Name of the key, such as `release`.") String deployKeyName,
      @Doc(
              "Name of the secret; the name of the key in capitals with `_PRIVATE_KEY` when left out, such as `RELEASE_PRIVATE_KEY`.")
          @Shape("{\"pattern\": \"^[A-Za-z_][A-Za-z0-9_]*$\"}")
          @Nullable String privateKeySecretName,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    String secretName() {
      return privateKeySecretName == null
          ? deployKeyName.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_") + "_PRIVATE_KEY"
          : privateKeySecretName;
    }

    @Override
    public String toString() {
      return "Input[repoUrl=%s, deployKeyName=%s]".formatted(repoUrl, deployKeyName);
    }
  }

  record Output(@Doc("Name of the secret with the private part.") String privateKeySecretName) {}

  private final GithubHosts hosts;
  private final OwnThings own;

  CreateDeployKey(GithubHosts hosts, OwnThings own) {
    this.hosts = hosts;
    this.own = own;
  }

  @Override
  public String id() {
    return "github:deployKey:create";
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

  /** The secret of another maker is replaced, as in Backstage; an undo leaves it then. */
  @Override
  public Output run(Input input, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    addKey(input, place, step);
    RepositoryAdmin admin = place.github().admin();
    String secret = input.secretName();
    Runnable keep = () -> admin.keepSecret(place.repository(), secret, input.privateKey());
    if (admin.hasSecret(place.repository(), secret)) {
      keep.run();
    } else {
      own.make(step, place, SECRET, secret, () -> done(keep));
    }
    own.remember(step, place, SECRET, secret, admin.secretState(place.repository(), secret));
    return new Output(secret);
  }

  private void addKey(Input input, Place place, StepContext step) {
    DeployKeys keys = place.github().deployKeys();
    boolean present = keys.findKey(place.repository(), input.publicKey()).isPresent();
    if (present && !own.isOwn(step, place, KIND, input.publicKey())) {
      throw new NameTaken(
          "%s has this deploy key already (input: publicKey). Make a new pair of keys."
              .formatted(place.slug()));
    }
    if (!present) {
      own.make(
          step,
          place,
          KIND,
          input.publicKey(),
          () -> keys.addKey(place.repository(), input.deployKeyName(), input.publicKey()));
    }
    step.made(KIND, "%s of %s".formatted(input.deployKeyName(), place.slug()), null);
  }

  private static boolean done(Runnable work) {
    work.run();
    return true;
  }

  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    if (place.isGone()) {
      return;
    }
    undoSecret(input.secretName(), place, step);
    if (!own.isOwn(step, place, KIND, input.publicKey())) {
      return;
    }
    DeployKeys keys = place.github().deployKeys();
    keys.findKey(place.repository(), input.publicKey())
        .ifPresent(
            found -> {
              keys.removeKey(place.repository(), found.id());
              step.undone(KIND, "%s of %s".formatted(found.title(), place.slug()), null);
            });
    own.forget(step, place, KIND, input.publicKey());
  }

  private void undoSecret(String secret, Place place, StepContext step) {
    if (!own.isOwn(step, place, SECRET, secret)) {
      return;
    }
    RepositoryAdmin admin = place.github().admin();
    Optional<String> state = admin.secretState(place.repository(), secret);
    if (state.isPresent() && own.isChanged(step, place, SECRET, secret, state)) {
      step.leftover(SECRET, "%s of %s".formatted(secret, place.slug()), null, OwnThings.CHANGED);
      return;
    }
    admin.dropSecret(place.repository(), secret);
    own.forget(step, place, SECRET, secret);
  }
}
