package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.ApprovalNotice;
import dev.formwork.workflows.ApprovalTelling;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.MergeRequest;
import dev.formwork.workflows.MergeResult;
import dev.formwork.workflows.Nesting;
import dev.formwork.workflows.RecordRequest;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoPolicy;
import dev.formwork.workflows.UndoRequest;
import dev.formwork.workflows.UndoResult;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Every action of a world that tests can look at: each step makes one thing, named by its
 * idempotency key, unless a test says otherwise; each undo removes it.
 */
public final class ScriptedActions implements DynamicActivity {

  private final Map<String, Function<StepRequest, StepResult>> steps = new ConcurrentHashMap<>();
  private final Map<String, Function<UndoRequest, UndoResult>> undos = new ConcurrentHashMap<>();
  private final Map<String, RunEvent> events = Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<StepRequest> requests = new CopyOnWriteArrayList<>();
  private final List<UndoRequest> undoRequests = new CopyOnWriteArrayList<>();
  private final List<ApprovalNotice> notices = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> world = new CopyOnWriteArrayList<>();
  private final Map<String, Requests> templates = new ConcurrentHashMap<>();
  private final List<RunRequest> children = new CopyOnWriteArrayList<>();
  private final KeptSteps kept = new KeptSteps();
  private final CountDownLatch held = new CountDownLatch(1);
  private final AtomicInteger journalFaults = new AtomicInteger();
  private volatile Function<ApprovalNotice, ApprovalTelling.Told> telling =
      _ -> new ApprovalTelling.Told(List.of());

  /** Says what an action does. */
  public ScriptedActions step(String action, Function<StepRequest, StepResult> behaviour) {
    steps.put(action, behaviour);
    return this;
  }

  /** Says what the undo of an action does. */
  public ScriptedActions undo(String action, Function<UndoRequest, UndoResult> behaviour) {
    undos.put(action, behaviour);
    return this;
  }

  /** Says what becomes of what approvers are told. */
  public ScriptedActions telling(Function<ApprovalNotice, ApprovalTelling.Told> behaviour) {
    telling = behaviour;
    return this;
  }

  /** Lets an action make its thing and then fail for good. */
  public ScriptedActions failing(String action, String type, String message) {
    return step(
        action,
        request -> {
          world.add(request.idempotencyKey());
          throw ApplicationFailure.newFailure(message, type);
        });
  }

  /** Lets the first call of an action make its thing and then fail for good. */
  public ScriptedActions failingOnce(String action, String type, String message) {
    AtomicInteger calls = new AtomicInteger();
    return step(
        action,
        request -> {
          if (calls.getAndIncrement() == 0) {
            world.add(request.idempotencyKey());
            throw ApplicationFailure.newFailure(message, type);
          }
          world.remove(request.idempotencyKey());
          return makes(request);
        });
  }

  /** Lets every undo of an action fail for good. */
  public ScriptedActions undoFailing(String action) {
    return undo(
        action,
        _ -> {
          throw ApplicationFailure.newFailure("Gone.", "PermissionDenied");
        });
  }

  /** Lets the first undo of an action fail for good. */
  public ScriptedActions undoFailingOnce(String action) {
    AtomicInteger calls = new AtomicInteger();
    return undo(
        action,
        request -> {
          if (calls.getAndIncrement() == 0) {
            throw ApplicationFailure.newFailure("Gone.", "PermissionDenied");
          }
          return removes(request);
        });
  }

  /** Lets an action make its thing and then hold on until it is cancelled. */
  public ScriptedActions holding(String action) {
    return step(
        action,
        request -> {
          world.add(request.idempotencyKey());
          held.countDown();
          return holdOn(request);
        });
  }

  /** Runs until the activity is cancelled. */
  static StepResult holdOn(StepRequest request) {
    ActivityExecutionContext activity = Activity.getExecutionContext();
    while (true) {
      try {
        activity.heartbeat(request.stepId());
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Lets every attempt to record an event fail. */
  public ScriptedActions withoutJournal() {
    return withoutJournal(Integer.MAX_VALUE);
  }

  /** Lets some attempts to record an event fail. */
  public ScriptedActions withoutJournal(int attempts) {
    journalFaults.set(attempts);
    return this;
  }

  /** Waits until an action that holds on has begun. */
  public void awaitHeld() {
    try {
      held.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The activities in the order of their calls, as `type stepId`. */
  public List<String> calls() {
    return calls;
  }

  /** The things that exist, in the order in which they were made. */
  public List<String> world() {
    return world;
  }

  /** The requests that steps got, attempts included. */
  public List<StepRequest> requests() {
    return requests;
  }

  public List<UndoRequest> undoRequests() {
    return undoRequests;
  }

  /** What approvers were told, attempts included. */
  public List<ApprovalNotice> notices() {
    return notices;
  }

  /** What was recorded, each key once. */
  public List<RunEvent> events() {
    return List.copyOf(events.values());
  }

  /** The recorded messages. */
  public List<String> messages() {
    return events().stream().map(RunEvent::message).toList();
  }

  @Override
  public Object execute(EncodedValues arguments) {
    String type = Activity.getExecutionContext().getInfo().getActivityType();
    if (type.equals(TemplateRun.RECORD_ACTIVITY)) {
      return record(arguments.get(0, RecordRequest.class).events());
    }
    if (type.equals("formwork:undo-page")) {
      return kept.read(arguments.get(0, String.class), arguments.get(1, Integer.class));
    }
    if (type.equals(TemplateRun.MERGE_ACTIVITY)) {
      return merge(arguments.get(0, MergeRequest.class));
    }
    if (type.equals(ApprovalTelling.TYPE)) {
      return tell(arguments.get(0, ApprovalNotice.class));
    }
    if (type.endsWith(TemplateRun.UNDO_SUFFIX)) {
      return undo(type, arguments.get(0, UndoRequest.class));
    }
    return step(type, arguments.get(0, StepRequest.class));
  }

  /**
   * Joins workspaces whose ids are their files, such as `a=1 b=2`. Files with the same name and
   * another content contradict each other.
   */
  private static MergeResult merge(MergeRequest request) {
    Map<String, String> owners = new LinkedHashMap<>();
    Map<String, String> files = new TreeMap<>();
    for (MergeRequest.Change change : request.changes()) {
      for (String file : change.snapshot().split(" ")) {
        String path = file.substring(0, file.indexOf('='));
        boolean isOld = request.base() != null && List.of(request.base().split(" ")).contains(file);
        if (!isOld && owners.containsKey(path) && !file.equals(files.get(path))) {
          return new MergeResult(
              null, List.of(new MergeResult.Conflict(path, change.stepId(), owners.get(path))));
        }
        if (!isOld) {
          owners.put(path, change.stepId());
        }
        if (!isOld || !files.containsKey(path)) {
          files.put(path, file);
        }
      }
    }
    return new MergeResult(String.join(" ", files.values()), List.of());
  }

  /** Lets an action write a file besides making its thing. */
  public ScriptedActions writing(String action, String file) {
    return step(
        action,
        request -> {
          StepResult made = makes(request);
          String snapshot = request.snapshot() == null ? file : request.snapshot() + " " + file;
          return new StepResult(made.output(), snapshot, made.made(), made.links());
        });
  }

  private ApprovalTelling.Told tell(ApprovalNotice notice) {
    notices.add(notice);
    return telling.apply(notice);
  }

  private Object record(List<RunEvent> more) {
    if (journalFaults.getAndDecrement() > 0) {
      throw ApplicationFailure.newFailure("the database is away", "Unavailable");
    }
    more.forEach(event -> events.putIfAbsent(event.key(), event));
    return Map.of();
  }

  private StepResult step(String type, StepRequest request) {
    calls.add(type + " " + request.stepId());
    requests.add(request);
    request.events().forEach(event -> events.putIfAbsent(event.key(), event));
    Function<StepRequest, StepResult> behaviour = steps.get(type);
    int number = kept.begin(request);
    StepResult result = behaviour == null ? makes(request) : behaviour.apply(request);
    kept.end(number, result);
    return result;
  }

  /** A step that runs a template; what the template's run is started with comes from a test. */
  public StepSpec running(String id, Requests template) {
    step(
        TemplateRun.RUN_ACTION,
        request -> {
          RunRequest child =
              templates
                  .get(request.stepId())
                  .again(new Nesting(request.run().runId(), request.stepId(), 1, null));
          children.add(child);
          return new StepResult(
              map("runId", child.runId()), request.snapshot(), List.of(), List.of(), child);
        });
    undo(TemplateRun.RUN_ACTION, this::undoesChild);
    templates.put(id, template.newest());
    return new StepSpec(
        id,
        "Step " + id,
        TemplateRun.RUN_ACTION,
        null,
        null,
        map("template", id),
        null,
        UndoPolicy.AUTO,
        null,
        null,
        null);
  }

  /** What the runs were started with that are steps of others. */
  public List<RunRequest> children() {
    return children;
  }

  private UndoResult undoesChild(UndoRequest request) {
    StepResult prepared = request.result();
    return new UndoResult(List.of(), List.of(), prepared == null ? null : prepared.child());
  }

  /** Makes the step's thing and answers with the step's input as its output. */
  public StepResult makes(StepRequest request) {
    world.add(request.idempotencyKey());
    Made made = new Made("thing", request.idempotencyKey(), null);
    return new StepResult(request.input(), request.snapshot(), List.of(made), List.of());
  }

  private UndoResult undo(String type, UndoRequest request) {
    calls.add(type + " " + request.step().stepId());
    undoRequests.add(request);
    request.events().forEach(event -> events.putIfAbsent(event.key(), event));
    Function<UndoRequest, UndoResult> behaviour = undos.get(request.step().action());
    UndoResult result = behaviour == null ? removes(request) : behaviour.apply(request);
    if (result == null || (result.leftovers().isEmpty() && result.child() == null)) {
      kept.strike(request.step());
    }
    return result;
  }

  /** Removes the step's thing. */
  UndoResult removes(UndoRequest request) {
    String name = request.step().idempotencyKey();
    return new UndoResult(
        world.remove(name) ? List.of(new Made("thing", name, null)) : List.of(), List.of());
  }

  /** An undo that leaves the thing where it is. */
  public static UndoResult leaves(UndoRequest request, String reason) {
    String name = request.step().idempotencyKey();
    return new UndoResult(List.of(), List.of(new Leftover("thing", name, null, reason)));
  }

  /** Outputs in the order in which the pairs are given. */
  public static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    List<Object> list = new ArrayList<>(List.of(pairs));
    for (int i = 0; i < list.size(); i += 2) {
      map.put((String) list.get(i), list.get(i + 1));
    }
    return map;
  }
}
