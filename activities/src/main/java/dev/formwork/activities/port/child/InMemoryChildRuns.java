package dev.formwork.activities.port.child;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.start.NewRun;
import dev.formwork.workflows.start.RunnableTemplate;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Templates and runs that live as long as this object. */
public final class InMemoryChildRuns implements ChildRuns {

  private static final ActionPolicy POLICY =
      new ActionPolicy(
          Duration.ofMinutes(2),
          Duration.ofMinutes(30),
          Duration.ofSeconds(15),
          8,
          Duration.ofSeconds(1),
          null);

  private final Map<String, RunnableTemplate> templates = new LinkedHashMap<>();
  private final Map<String, ActionPolicy> policies = new LinkedHashMap<>();
  private final Map<String, RunRequest> requests = new LinkedHashMap<>();
  private final Map<String, NewRun> byKey = new LinkedHashMap<>();
  private final Set<String> logs = new LinkedHashSet<>();
  private final Map<String, Standing> standings = new LinkedHashMap<>();

  /** Registers a template. */
  public synchronized InMemoryChildRuns add(RunnableTemplate template) {
    templates.put(template.ref(), template);
    return this;
  }

  /** Offers actions. */
  public synchronized InMemoryChildRuns offer(String... actions) {
    for (String action : actions) {
      policies.put(action, POLICY);
    }
    return this;
  }

  /** Writes a run down that people started. */
  public synchronized InMemoryChildRuns started(RunRequest request) {
    requests.put(request.runId(), request);
    return this;
  }

  /** Says where a run stands from now on. */
  public synchronized void stands(String runId, RunPhase phase, Leftover... leftovers) {
    standings.put(runId, new Standing(phase, List.of(leftovers)));
  }

  /** The runs that were prepared, in their order. */
  public synchronized Collection<NewRun> accepted() {
    return List.copyOf(byKey.values());
  }

  @Override
  public synchronized Optional<RunnableTemplate> template(String ref) {
    return Optional.ofNullable(templates.get(ref));
  }

  @Override
  public synchronized Map<String, ActionPolicy> policies(List<String> actions) {
    Map<String, ActionPolicy> found = new LinkedHashMap<>(policies);
    found.keySet().retainAll(List.copyOf(actions));
    return found;
  }

  @Override
  public synchronized Optional<RunRequest> request(String runId) {
    return Optional.ofNullable(requests.get(runId));
  }

  @Override
  public synchronized Optional<RunRequest> prepared(String key) {
    return Optional.ofNullable(byKey.get(key)).map(NewRun::request);
  }

  @Override
  public synchronized RunRequest accept(NewRun run) {
    NewRun known = byKey.putIfAbsent(String.valueOf(run.idempotencyKey()), run);
    if (known != null) {
      return known.request();
    }
    requests.put(run.request().runId(), run.request());
    stands(run.request().runId(), RunPhase.RUNNING);
    return run.request();
  }

  /** Ids of the runs whose logs were kept. */
  public synchronized Set<String> logs() {
    return Set.copyOf(logs);
  }

  @Override
  public synchronized void keepLog(RunRequest run) {
    logs.add(run.runId());
  }

  @Override
  public synchronized Optional<Standing> standing(String runId) {
    return Optional.ofNullable(standings.get(runId));
  }
}
