package dev.formwork.standalone;

/** When an action is stopped. */
enum Moment {
  /** Before its first side effect. */
  BEFORE('b'),
  /** After its first side effect, before the action knows. */
  DURING('d'),
  /** After all of its side effects, before Temporal knows. */
  AFTER('a'),
  /** While what it made is taken back. */
  UNDO('u'),
  /** Never, in a run that completes. */
  NONE('n'),
  /** Never, in a run that is taken back. */
  NONE_UNDONE('m');

  private final char letter;

  Moment(char letter) {
    this.letter = letter;
  }

  char letter() {
    return letter;
  }

  boolean isDisturbed() {
    return this != NONE && this != NONE_UNDONE;
  }

  /** Whether the run fails at its end, so that it is taken back. */
  boolean isUndone() {
    return this == UNDO || this == NONE_UNDONE;
  }

  /** The moment of an undisturbed run that ends as this one must. */
  Moment undisturbed() {
    return isUndone() ? NONE_UNDONE : NONE;
  }
}
