package dev.formwork.activities.action;

/** Lines for the people who follow a run, in full sentences; secrets in them are redacted. */
public interface StepLog {

  /** Keeps nothing. */
  StepLog NONE =
      new StepLog() {
        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}
      };

  void info(String line);

  void warn(String line);
}
