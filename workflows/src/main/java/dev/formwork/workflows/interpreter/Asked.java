package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.Pause;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.StuckUndo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run asks people for, as events carry it to the list of what needs attention. */
public final class Asked {

  private Asked() {}

  /** The data of an event that begins a pause. */
  public static Map<String, Object> of(Pause pause) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("number", pause.number());
    entry.put("stepId", pause.stepId());
    entry.put("message", pause.failure().message());
    entry.put("until", pause.until().toString());
    return data(RunEvent.PAUSE, entry);
  }

  /** The data of an event that tells which undos wait. */
  public static Map<String, Object> of(List<StuckUndo> undos) {
    return data(RunEvent.STUCK_UNDOS, undos.stream().map(Asked::entry).toList());
  }

  private static Map<String, Object> entry(StuckUndo undo) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("stepId", undo.stepId());
    entry.put("message", undo.message());
    entry.put("until", undo.until().toString());
    return entry;
  }

  private static Map<String, Object> data(String key, Object value) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(key, value);
    return data;
  }
}
