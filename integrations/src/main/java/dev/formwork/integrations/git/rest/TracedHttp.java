package dev.formwork.integrations.git.rest;

import dev.formwork.activities.port.trace.CallTraces;
import dev.formwork.activities.port.trace.OpenCall;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** One exchange by HTTP, told to whoever watches the step that makes it. */
public final class TracedHttp {

  private TracedHttp() {}

  /** Sends the request as {@link HttpClient#send} does; only method, host and status are told. */
  public static <T> HttpResponse<T> send(
      HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    try (OpenCall call = CallTraces.current().begin(request.method(), request.uri())) {
      try {
        HttpResponse<T> response = client.send(request, handler);
        call.answered(response.statusCode());
        return response;
      } catch (IOException | InterruptedException e) {
        call.failed(e);
        throw e;
      }
    }
  }
}
