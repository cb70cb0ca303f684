package dev.formwork.activities.port.gitlab;

/** Who is in a group: a person, or a group that it is shared with. */
public record Member(Kind kind, long id) {

  /** What a member is. */
  public enum Kind {
    USER,
    GROUP
  }
}
