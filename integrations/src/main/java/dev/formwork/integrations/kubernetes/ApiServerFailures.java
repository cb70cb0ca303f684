package dev.formwork.integrations.kubernetes;

import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.Conflict;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.action.ActionException.QuotaExceeded;
import dev.formwork.activities.action.ActionException.RateLimited;
import dev.formwork.activities.action.ActionException.Unavailable;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which {@link ActionException} an answer of the Kubernetes API server means. */
final class ApiServerFailures {

  private ApiServerFailures() {}

  static <T> T translated(Supplier<T> call) {
    try {
      return call.get();
    } catch (KubernetesClientException e) {
      throw translate(e);
    }
  }

  static ActionException translate(KubernetesClientException e) {
    String said = said(e);
    if (e.getCode() == 500 && said.contains("failed to create typed patch object")) {
      // The API server's answer to an apply with a value of the wrong type.
      return refused(said, e);
    }
    return switch (e.getCode()) {
      case 400, 404, 422 -> refused(said, e);
      case 401 ->
          new PermissionDenied(
              "The cluster does not accept our credentials (401). Renew the token of the worker's service account.",
              e);
      case 403 -> forbidden(said, e);
      case 409 ->
          new Conflict(
              "Somebody else owns a part of the object: %s. Take their change into the template, or remove the object."
                  .formatted(said),
              e);
      case 429 ->
          new RateLimited(
              "The cluster asks us to slow down: %s.".formatted(said), retryAfter(e), e);
      default ->
          new Unavailable(
              "The cluster cannot be reached or failed (%d): %s.".formatted(e.getCode(), said), e);
    };
  }

  private static ActionException refused(String said, KubernetesClientException e) {
    return new InvalidInput(
        "The cluster refuses the object: %s. Correct the input.".formatted(said), e);
  }

  private static ActionException forbidden(String said, KubernetesClientException e) {
    if (said.contains("exceeded quota")) {
      return new QuotaExceeded(
          "The namespace has no room left: %s. Raise the quota or free some of it.".formatted(said),
          e);
    }
    return new PermissionDenied(
        "The cluster does not let us do this (403): %s. Grant the worker's service account the verbs get, patch and delete on this kind."
            .formatted(said),
        e);
  }

  private static String said(KubernetesClientException e) {
    Status status = e.getStatus();
    if (status == null) {
      return String.valueOf(e.getMessage());
    }
    if (status.getDetails() == null || status.getDetails().getCauses().isEmpty()) {
      return String.valueOf(status.getMessage());
    }
    return status.getDetails().getCauses().stream()
        .map(
            cause ->
                cause.getField() == null
                    ? cause.getMessage()
                    : cause.getField() + ": " + cause.getMessage())
        .collect(Collectors.joining("; "));
  }

  private static @Nullable Duration retryAfter(KubernetesClientException e) {
    Status status = e.getStatus();
    if (status == null
        || status.getDetails() == null
        || status.getDetails().getRetryAfterSeconds() == null) {
      return null;
    }
    return Duration.ofSeconds(status.getDetails().getRetryAfterSeconds());
  }
}
