package {{javaPackage values.groupId values.name}}.greeting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class GreetingControllerTest {

  private final MockMvcTester mvc =
      MockMvcTester.create(
          MockMvcBuilders.standaloneSetup(new GreetingController(new InMemoryGreetings())).build());

  @Test
  void greetsByName() {
    assertThat(post("{\"name\": \"Ada\"}"))
        .hasStatus(HttpStatus.CREATED)
        .bodyText()
        .contains("\"text\":\"Hello, Ada!\"");
  }

  @Test
  void listsTheNewestGreetingFirst() {
    post("{\"name\": \"Ada\"}");
    post("{\"name\": \"Grace\"}");

    assertThat(mvc.get().uri("/api/greetings"))
        .hasStatusOk()
        .bodyText()
        .matches("(?s).*Grace.*Ada.*");
  }

  @Test
  void refusesAnEmptyName() {
    assertThat(post("{\"name\": \" \"}")).hasStatus(HttpStatus.BAD_REQUEST);
  }

  private MvcTestResult post(String body) {
    return mvc.post()
        .uri("/api/greetings")
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }
}
