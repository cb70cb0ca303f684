package dev.formwork.activities.action;

/** Lines for the people who follow a run, in full sentences; secrets in them are redacted. */
public interface StepLog {

  void info(String line);

  void warn(String line);
}
