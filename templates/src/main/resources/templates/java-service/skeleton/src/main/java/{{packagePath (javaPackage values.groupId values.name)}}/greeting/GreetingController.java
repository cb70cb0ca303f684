package {{javaPackage values.groupId values.name}}.greeting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Greets people, and remembers whom. */
@RestController
@RequestMapping("/api/greetings")
class GreetingController {

  private static final int PAGE = 20;

  private final Greetings greetings;

  GreetingController(Greetings greetings) {
    this.greetings = greetings;
  }

  /** Whom to greet. */
  record Request(@NotBlank @Size(max = 100) String name) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Greeting greet(@Valid @RequestBody Request request) {
    return greetings.add(request.name(), "Hello, " + request.name() + "!");
  }

  @GetMapping
  List<Greeting> newest() {
    return greetings.newest(PAGE);
  }
}
