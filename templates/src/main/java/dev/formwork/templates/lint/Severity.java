package dev.formwork.templates.lint;

import java.util.Locale;

/** How much a finding weighs. */
public enum Severity {
  /** The run fails, or does other than what is written. */
  ERROR,
  /** Most likely not what the author wants. */
  WARNING,
  /** Good to know before a run, such as a difference between Formwork and Backstage. */
  INFO;

  /** Such as `error`. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
