package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.github.Webhooks.NewWebhook;
import dev.formwork.activities.port.github.Webhooks.Webhook;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Makes GitHub call an address when something happens in a repository.")
final class CreateWebhook implements Action<CreateWebhook.Input, NoOutput> {

  private static final String KIND = "webhook";

  record Input(
      @Doc("The repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
      @Doc("Address that GitHub calls, such as `https://ci.example.org/github`.") String webhookUrl,
      @Doc("Secret that calls are signed with; they are not signed when it is left out.")
          @Nullable String webhookSecret,
      @Doc("What is told, such as `push` or `pull_request`; `*` is everything.")
          @Default("[\"push\"]")
          List<String> events,
      @Doc("Whether GitHub calls at all.") @Default("true") boolean active,
      @Doc("How the call is written.")
          @Default("\"form\"")
          @Shape("{\"type\": \"string\", \"enum\": [\"form\", \"json\"]}")
          String contentType,
      @Doc("Whether GitHub calls an address whose certificate it does not trust.") @Default("false")
          boolean insecureSsl,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    NewWebhook webhook() {
      return new NewWebhook(webhookUrl, webhookSecret, events, active, contentType, insecureSsl);
    }

    @Override
    public String toString() {
      return "Input[repoUrl=%s, webhookUrl=%s, events=%s]".formatted(repoUrl, webhookUrl, events);
    }
  }

  private final GithubHosts hosts;
  private final OwnThings own;

  CreateWebhook(GithubHosts hosts, OwnThings own) {
    this.hosts = hosts;
    this.own = own;
  }

  @Override
  public String id() {
    return "github:webhook";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<NoOutput> outputType() {
    return NoOutput.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withDryRun().withUndo();
  }

  /** As in Backstage, a webhook that GitHub refuses does not fail the step. */
  @Override
  public NoOutput run(Input input, StepContext step) {
    if (step.isDryRun()) {
      step.log().info("A webhook for %s would be made.".formatted(input.webhookUrl()));
      return new NoOutput();
    }
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    try {
      create(input, place, step);
    } catch (ActionException e) {
      if (!e.isFinal()) {
        throw e;
      }
      step.log().warn("The run goes on without the webhook: " + e.getMessage());
    }
    return new NoOutput();
  }

  private void create(Input input, Place place, StepContext step) {
    String url = input.webhookUrl();
    boolean present = place.github().webhooks().findWebhook(place.repository(), url).isPresent();
    if (present && !own.isOwn(step, place, KIND, url)) {
      step.log().warn("%s has a webhook for %s already.".formatted(place.slug(), url));
      return;
    }
    if (!present) {
      own.make(
          step,
          place,
          KIND,
          url,
          () -> place.github().webhooks().createWebhook(place.repository(), input.webhook()));
    }
    step.made(KIND, "%s of %s".formatted(url, place.slug()), null);
  }

  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {
    Place place = Place.of(hosts, input.repoUrl(), input.token());
    String url = input.webhookUrl();
    if (!own.isOwn(step, place, KIND, url) || place.isGone()) {
      return;
    }
    place
        .github()
        .webhooks()
        .findWebhook(place.repository(), url)
        .ifPresent(found -> remove(found, input, place, step));
  }

  private void remove(Webhook found, Input input, Place place, StepContext step) {
    String name = "%s of %s".formatted(found.url(), place.slug());
    if (!found.isLike(input.webhook())) {
      step.leftover(KIND, name, null, OwnThings.CHANGED);
      return;
    }
    place.github().webhooks().deleteWebhook(place.repository(), found.id());
    step.undone(KIND, name, null);
    own.forget(step, place, KIND, found.url());
  }
}
