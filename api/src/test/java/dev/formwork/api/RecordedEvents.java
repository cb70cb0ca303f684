package dev.formwork.api;

import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunInfo;
import java.util.List;

/** Where the scripted steps record what happens. */
@FunctionalInterface
interface RecordedEvents {
  void add(RunInfo run, List<RunEvent> events);
}
