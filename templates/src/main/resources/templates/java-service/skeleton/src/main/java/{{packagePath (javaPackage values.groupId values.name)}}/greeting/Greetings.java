package {{javaPackage values.groupId values.name}}.greeting;

import java.util.List;

/** All greetings, newest first. */
public interface Greetings {

  /** Keeps a new greeting. */
  Greeting add(String name, String text);

  /** The newest greetings, at most as many as asked for. */
  List<Greeting> newest(int limit);
}
