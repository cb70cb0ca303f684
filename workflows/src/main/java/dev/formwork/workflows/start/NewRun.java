package dev.formwork.workflows.start;

import dev.formwork.workflows.RunRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run that is about to be accepted.
 *
 * @param taskSpec Backstage's `Task.spec`
 * @param secrets in clear, only until they are stored
 * @param idempotencyKey the caller's key with the caller's ref, or null
 * @param callDigest digest of the call, compared when the key comes again
 * @param turn when it starts
 */
public record NewRun(
    RunRequest request,
    Map<String, Object> taskSpec,
    Map<String, Object> templateMetadata,
    Map<String, String> secrets,
    @Nullable String idempotencyKey,
    @Nullable String callDigest,
    Turn turn) {

  /** A run that starts at once. */
  public NewRun(
      RunRequest request,
      Map<String, Object> taskSpec,
      Map<String, Object> templateMetadata,
      Map<String, String> secrets,
      @Nullable String idempotencyKey,
      @Nullable String callDigest) {
    this(request, taskSpec, templateMetadata, secrets, idempotencyKey, callDigest, Turn.NOW);
  }

  public NewRun {
    taskSpec = new LinkedHashMap<>(taskSpec);
    templateMetadata = new LinkedHashMap<>(templateMetadata);
    secrets = new LinkedHashMap<>(secrets);
  }

  /** The same run with another turn. */
  public NewRun with(Turn other) {
    return new NewRun(
        request, taskSpec, templateMetadata, secrets, idempotencyKey, callDigest, other);
  }

  /** Says nothing of the values and secrets. */
  @Override
  public String toString() {
    return "NewRun[" + request.runId() + "]";
  }
}
