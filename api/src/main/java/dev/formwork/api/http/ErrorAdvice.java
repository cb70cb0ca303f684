package dev.formwork.api.http;

import dev.formwork.catalog.location.InvalidLocation;
import dev.formwork.catalog.location.LocationBroken;
import dev.formwork.catalog.location.LocationTaken;
import dev.formwork.catalog.location.LocationUnreadable;
import dev.formwork.catalog.model.InvalidEntityRef;
import dev.formwork.catalog.query.InvalidQuery;
import dev.formwork.catalog.store.EntityTaken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns every exception of a route into the answer that its API has for it. */
@RestControllerAdvice
final class ErrorAdvice {

  private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

  @ExceptionHandler
  ResponseEntity<Object> refused(ApiFailure failure, HttpServletRequest request) {
    return ErrorAnswer.entity(failure.kind(), String.valueOf(failure.getMessage()), request);
  }

  @ExceptionHandler
  ResponseEntity<Object> unreadable(
      HttpMessageNotReadableException failure, HttpServletRequest request) {
    return ErrorAnswer.entity(ApiFailure.Kind.INPUT, BodyFault.sentence(failure), request);
  }

  @ExceptionHandler
  ResponseEntity<Object> wrongMediaType(
      HttpMediaTypeNotSupportedException failure, HttpServletRequest request) {
    return ErrorAnswer.entity(
        ApiFailure.Kind.INPUT,
        "Content type '%s' is not read here (header Content-Type). Send application/json."
            .formatted(failure.getContentType()),
        request);
  }

  @ExceptionHandler
  ResponseEntity<Object> notAcceptable(
      HttpMediaTypeNotAcceptableException failure, HttpServletRequest request) {
    return ErrorAnswer.entity(
        ApiFailure.Kind.INPUT,
        "This route does not answer in the asked media type (header Accept). Ask for application/json.",
        request);
  }

  @ExceptionHandler
  ResponseEntity<Object> wrongType(
      MethodArgumentTypeMismatchException failure, HttpServletRequest request) {
    return ErrorAnswer.entity(
        ApiFailure.Kind.INPUT,
        "request/query/%s must be %s, not '%s'"
            .formatted(failure.getName(), wanted(failure.getRequiredType()), failure.getValue()),
        request);
  }

  @ExceptionHandler
  ResponseEntity<Object> missing(MissingRequestValueException failure, HttpServletRequest request) {
    String message =
        failure instanceof MissingServletRequestParameterException parameter
            ? "request/query must have required property '%s'"
                .formatted(parameter.getParameterName())
            : String.valueOf(failure.getMessage());
    return ErrorAnswer.entity(ApiFailure.Kind.INPUT, message, request);
  }

  @ExceptionHandler({
    InvalidQuery.class,
    InvalidEntityRef.class,
    InvalidLocation.class,
    LocationBroken.class,
    LocationUnreadable.class
  })
  ResponseEntity<Object> wrongForTheCatalog(RuntimeException failure, HttpServletRequest request) {
    return ErrorAnswer.entity(ApiFailure.Kind.INPUT, String.valueOf(failure.getMessage()), request);
  }

  @ExceptionHandler({LocationTaken.class, EntityTaken.class})
  ResponseEntity<Object> taken(RuntimeException failure, HttpServletRequest request) {
    return ErrorAnswer.entity(
        ApiFailure.Kind.CONFLICT, String.valueOf(failure.getMessage()), request);
  }

  @ExceptionHandler({NoResourceFoundException.class, HttpRequestMethodNotSupportedException.class})
  ResponseEntity<Object> unknown(HttpServletRequest request) {
    return UnknownRoute.answer(request);
  }

  /** The other side has gone, or waited long enough; there is nobody to answer. */
  @ExceptionHandler({AsyncRequestNotUsableException.class, AsyncRequestTimeoutException.class})
  void gone() {}

  @ExceptionHandler
  ResponseEntity<Object> unexpected(Exception failure, HttpServletRequest request) {
    String id = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    log.atError()
        .addKeyValue("logId", id)
        .addKeyValue("method", request.getMethod())
        .addKeyValue("path", request.getRequestURI())
        .setCause(failure)
        .log("A call failed unexpectedly");
    return ErrorAnswer.entity(
        ApiFailure.Kind.INTERNAL,
        "An internal error occurred logId=%s. Look for that id in the server's log.".formatted(id),
        request);
  }

  private static String wanted(@Nullable Class<?> type) {
    if (type == null) {
      return "another type";
    }
    if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
      return "integer";
    }
    return type.getSimpleName().toLowerCase(Locale.ROOT);
  }
}
