package dev.formwork.activities.port.scm;

/** A name and address as commits carry them. */
public record Person(String name, String email) {

  /** The committer of what steps commit; who amends it or puts it elsewhere takes its place. */
  public static final Person FORMWORK = new Person("Formwork", "formwork@noreply.localhost");
}
