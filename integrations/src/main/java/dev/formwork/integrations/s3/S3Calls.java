package dev.formwork.integrations.s3;

import dev.formwork.activities.action.ActionException.Unavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Calls of a bucket, some at once, with their failures in our words. Whatever a bucket answers, the
 * step is tried again: its author did nothing wrong, and an operator may put it right meanwhile.
 */
final class S3Calls implements AutoCloseable {

  private static final int AT_ONCE = 16;

  private final String place;
  private final S3Settings settings;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("s3-", 0).factory());
  private final Semaphore room = new Semaphore(AT_ONCE);

  S3Calls(String place, S3Settings settings) {
    this.place = place;
    this.settings = settings;
  }

  /**
   * Does the work for each and waits for all; a failure ends those that are not done and is thrown.
   */
  <T> void each(Collection<T> items, Consumer<T> work) {
    if (items.size() == 1) {
      call(items.iterator().next(), work);
      return;
    }
    List<Future<?>> calls = new ArrayList<>();
    for (T item : items) {
      calls.add(threads.submit(() -> inTurn(item, work)));
    }
    try {
      for (Future<?> call : calls) {
        call.get();
      }
    } catch (ExecutionException e) {
      calls.forEach(call -> call.cancel(true));
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      calls.forEach(call -> call.cancel(true));
      Thread.currentThread().interrupt();
      throw new Unavailable("The wait for %s was interrupted.".formatted(place), e);
    }
  }

  private <T> void inTurn(T item, Consumer<T> work) {
    try {
      room.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("The wait for %s was interrupted.".formatted(place), e);
    }
    try {
      call(item, work);
    } finally {
      room.release();
    }
  }

  private <T> void call(T item, Consumer<T> work) {
    call(
        () -> {
          work.accept(item);
          return item;
        });
  }

  /** Does the work; a refusal or silence becomes a failure that is tried again. */
  <T> T call(Supplier<T> work) {
    try {
      return work.get();
    } catch (S3Exception e) {
      throw new Unavailable(refusal(e), e);
    } catch (SdkClientException e) {
      throw new Unavailable(
          "%s cannot be reached (%s). It is tried again; check formwork.workspace.s3.endpoint and region, and that workers have a login."
              .formatted(capital(place), reason(e)),
          e);
    } catch (SdkException e) {
      throw new Unavailable(
          "%s did not answer (%s). It is tried again.".formatted(capital(place), reason(e)), e);
    }
  }

  private String refusal(S3Exception e) {
    String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    if (e.statusCode() == 404) {
      return "%s does not exist (%d %s; setting formwork.workspace.s3.bucket). Make it, or correct the setting; the step is tried again."
          .formatted(capital(place), e.statusCode(), code);
    }
    if (e.statusCode() == 401 || e.statusCode() == 403) {
      return "%s refused our login (%d %s). Allow it s3:GetObject, s3:PutObject, s3:DeleteObject and s3:ListBucket under '%s'; the step is tried again."
          .formatted(capital(place), e.statusCode(), code, settings.prefix());
    }
    return "%s answered %d %s. The step is tried again."
        .formatted(capital(place), e.statusCode(), code);
  }

  private static String reason(Throwable e) {
    Throwable last = e;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return last.getClass().getSimpleName() + ": " + last.getMessage();
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  @Override
  public void close() {
    threads.close();
  }
}
