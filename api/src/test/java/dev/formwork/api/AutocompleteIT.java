package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.formwork.api.HttpCalls.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Suggestions in forms; numbers are those of the scaffolder contract, section 7 D. */
class AutocompleteIT {

  private static final String AUTOCOMPLETE = "/api/scaffolder/v2/autocomplete/";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "svn/branches|{\"token\":\"t\",\"context\":{}}|Unsupported provider: svn",
        "github/owners|{\"token\":\"\",\"context\":{}}|Missing token query parameter",
        "github/owners|{\"context\":{}}|request/body must have required property 'token'",
        "github/owners|{\"token\":\"t\"}|request/body must have required property 'context'",
        "github/owners|{\"token\":1,\"context\":{}}|request/body/token must be string",
        "github/owners|{\"token\":\"t\",\"context\":{\"a\":1}}|request/body/context/a must be string",
        "github/nonsense|{\"token\":\"t\",\"context\":{}}|Invalid resource: nonsense"
      })
  @DisplayName("97: refuses unknown providers, empty tokens and incomplete bodies")
  void refusesWrongQuestions(String path, String body, String message) {
    Answer answer = calls.post(AUTOCOMPLETE + path, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorName()).isEqualTo("InputError");
    assertThat(answer.message()).isEqualTo(message);
  }

  @Test
  void asksNoHostThatIsNotConfigured() {
    Answer answer =
        calls.post(
            AUTOCOMPLETE + "github/owners",
            "{\"token\":\"t\",\"context\":{\"host\":\"169.254.169.254\"}}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("'169.254.169.254' is not a configured github host");
  }

  @Test
  void answersWhatTheHostKnows() throws IOException {
    HttpServer stub =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stub.createContext(
        "/",
        exchange -> {
          boolean isAda =
              "Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] bytes = "[{\"login\":\"acme\"}]".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(isAda ? 200 : 401, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    stub.start();
    String url = "http://127.0.0.1:" + stub.getAddress().getPort();
    try (ConfigurableApplicationContext other =
        api.start(Map.of("formwork.api-urls[github.com]", url))) {
      HttpCalls its = RunningApi.calls(other);

      Answer good = its.post(AUTOCOMPLETE + "github/owners", body("t0ken"));
      Answer refused = its.post(AUTOCOMPLETE + "github/owners", body("other"));

      assertThat(good.status()).isEqualTo(200);
      assertThat(good.text()).isEqualTo("{\"results\":[{\"id\":\"acme\"}]}");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.message()).contains("401").doesNotContain("other");
    } finally {
      stub.stop(0);
    }
  }

  private static String body(String token) {
    return "{\"token\":\"%s\",\"context\":{}}".formatted(token);
  }
}
