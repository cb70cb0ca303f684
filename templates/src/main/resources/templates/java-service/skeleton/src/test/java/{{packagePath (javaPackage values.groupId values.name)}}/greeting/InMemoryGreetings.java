package {{javaPackage values.groupId values.name}}.greeting;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Greetings that live as long as this object. */
class InMemoryGreetings implements Greetings {

  private final List<Greeting> greetings = new ArrayList<>();

  @Override
  public Greeting add(String name, String text) {
    Greeting greeting = new Greeting(greetings.size() + 1, name, text, OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
    greetings.add(0, greeting);
    return greeting;
  }

  @Override
  public List<Greeting> newest(int limit) {
    return List.copyOf(greetings.subList(0, Math.min(limit, greetings.size())));
  }
}
