package dev.formwork.api.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for what the server itself refused before any route saw it. */
@RestController
final class ErrorPage implements ErrorController {

  @RequestMapping("/error")
  ResponseEntity<Object> answer(HttpServletRequest request) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    if (status == 404 || status == 405) {
      return UnknownRoute.answer(request);
    }
    ApiFailure.Kind kind =
        Arrays.stream(ApiFailure.Kind.values())
            .filter(known -> known.status() == status)
            .findFirst()
            .orElse(status < 500 ? ApiFailure.Kind.INPUT : ApiFailure.Kind.INTERNAL);
    return ErrorAnswer.entity(kind, message(kind), request);
  }

  private static String message(ApiFailure.Kind kind) {
    return kind == ApiFailure.Kind.INTERNAL
        ? "An internal error occurred. Look into the server's log."
        : "The server refused the request before reading it. Check its address, headers and size.";
  }
}
