package dev.formwork.activities.port.github;

import dev.formwork.activities.action.ActionException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Calls that GitHub makes when something happens in a repository. Every method may throw {@link
 * ActionException.PermissionDenied}, {@link ActionException.RateLimited} and {@link
 * ActionException.Unavailable}.
 */
public interface Webhooks {

  /** A webhook that is there; nobody tells its secret. */
  record Webhook(
      long id,
      String url,
      List<String> events,
      boolean active,
      String contentType,
      boolean insecureSsl) {

    public Webhook {
      events = List.copyOf(events);
    }

    /** Whether it is as this one should be, but for the secret. */
    public boolean isLike(NewWebhook wanted) {
      return new TreeSet<>(events).equals(new TreeSet<>(wanted.events()))
          && active == wanted.active()
          && contentType.equals(wanted.contentType())
          && insecureSsl == wanted.insecureSsl();
    }
  }

  /**
   * A webhook as it should be.
   *
   * @param secret that calls are signed with, or null for none
   */
  record NewWebhook(
      String url,
      @Nullable String secret,
      List<String> events,
      boolean active,
      String contentType,
      boolean insecureSsl) {

    public NewWebhook {
      events = List.copyOf(events);
    }

    @Override
    public String toString() {
      return "NewWebhook[url=%s, events=%s]".formatted(url, events);
    }
  }

  Optional<Webhook> findWebhook(RepositoryName repository, String url);

  /**
   * Makes a webhook.
   *
   * @throws ActionException.NameTaken when there is one of this address
   * @throws ActionException.InvalidInput when GitHub refuses the address or an event
   */
  Webhook createWebhook(RepositoryName repository, NewWebhook webhook);

  /** Removes a webhook. One that is gone already is no failure. */
  void deleteWebhook(RepositoryName repository, long id);
}
