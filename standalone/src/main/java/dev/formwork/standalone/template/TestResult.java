package dev.formwork.standalone.template;

import java.time.Duration;
import java.util.List;

/**
 * How a test came out.
 *
 * @param failures what is not as expected; empty when the test passed
 * @param notes what was done besides, such as files that were written anew
 */
record TestResult(TestCase test, Duration took, List<String> failures, List<String> notes) {

  TestResult {
    failures = List.copyOf(failures);
    notes = List.copyOf(notes);
  }

  boolean isPassed() {
    return failures.isEmpty();
  }
}
