package dev.formwork.activities.github;

import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.sent.SentMessages;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What steps made where GitHub has no place for a mark: webhooks, deploy keys, autolinks,
 * environments, sites and rules. A step that found none writes down that it makes one, and then
 * makes it; so a later attempt and an undo know it as the step's own.
 */
final class OwnThings {

  /** Why something stays that somebody changed. */
  static final String CHANGED =
      "Somebody changed it after the run. Remove it by hand when nobody needs it.";

  private static final String CHANNEL = "github";
  private static final String STATE = " as made";

  private final SentMessages memory;

  OwnThings(SentMessages memory) {
    this.memory = memory;
  }

  /**
   * Makes a thing that is not there yet. A refusal that no retry mends takes the note back.
   *
   * @param name within the repository, such as the address of a webhook
   */
  <T> T make(StepContext step, Place place, String kind, String name, Supplier<T> making) {
    String key = key(step, place, kind, name);
    memory.claim(key, CHANNEL);
    memory.receive(key, Map.of("made", kind));
    try {
      return making.get();
    } catch (ActionException e) {
      if (e.isFinal()) {
        memory.unclaim(key);
      }
      throw e;
    }
  }

  /** Whether the thing, if it is there, is this very step's. */
  boolean isOwn(StepContext step, Place place, String kind, String name) {
    return memory.receipt(key(step, place, kind, name)).isPresent();
  }

  /**
   * Writes down how a thing of the step's own is that was just made or changed, so that an undo
   * sees whether somebody else changed it.
   *
   * @param state as the port tells it, or empty when it is not there
   */
  void remember(StepContext step, Place place, String kind, String name, Optional<String> state) {
    String key = key(step, place, kind, name) + STATE;
    memory.unclaim(key);
    if (state.isPresent() && isOwn(step, place, kind, name)) {
      memory.claim(key, CHANNEL);
      memory.receive(key, Map.of("state", hash(state.get())));
    }
  }

  /**
   * Whether somebody changed the thing since it was remembered; false when nobody knows how it was.
   */
  boolean isChanged(
      StepContext step, Place place, String kind, String name, Optional<String> state) {
    return memory
        .receipt(key(step, place, kind, name) + STATE)
        .filter(known -> !state.map(OwnThings::hash).orElse("").equals(known.get("state")))
        .isPresent();
  }

  /** Forgets a thing that was taken back. */
  void forget(StepContext step, Place place, String kind, String name) {
    String key = key(step, place, kind, name);
    memory.unclaim(key + STATE);
    memory.unclaim(key);
  }

  /** With a hash of the name, since an address may hold a secret. */
  private static String key(StepContext step, Place place, String kind, String name) {
    return "%s#%s %s".formatted(step.mark(), kind, hash(place.slug() + " " + name));
  }

  private static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
