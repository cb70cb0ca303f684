package dev.formwork.api.identity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The settings would let strangers act as the local user. */
final class UnsafeIdentity extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsafeIdentity(String message) {
    super(message);
  }

  /** Says at the start what to change. */
  static final class Analyzer extends AbstractFailureAnalyzer<UnsafeIdentity> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeIdentity cause) {
      return new FailureAnalysis(
          cause.getMessage(),
          "Set server.address=127.0.0.1, or put a proxy that signs people in before it and set formwork.identity.allow-anywhere=true.",
          cause);
    }
  }
}
