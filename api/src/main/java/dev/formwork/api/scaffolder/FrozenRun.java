package dev.formwork.api.scaffolder;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.identity.User;
import dev.formwork.integrations.postgres.PostgresActionManifests;
import dev.formwork.templates.StepDefinition;
import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.RunId;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunSpec;
import dev.formwork.workflows.start.NewRun;
import dev.formwork.workflows.start.RunnableTemplate;
import dev.formwork.workflows.start.TaskSpec;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Freezes everything that a run reads into one request, so that nothing is looked up later. */
final class FrozenRun {

  private final PostgresActionManifests actions;
  private final GitHosts hosts;
  private final Map<String, Object> environment;
  private final UserEntities userEntities;
  private final Function<String, String> runPage;
  private final LaunchableTemplates launchable;
  private final int width;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * A freezer.
   *
   * @param runPage address of a run's page by its id
   * @param width how many activities of one group of steps run at once
   */
  FrozenRun(
      PostgresActionManifests actions,
      GitHosts hosts,
      Map<String, String> environment,
      UserEntities userEntities,
      Function<String, String> runPage,
      LaunchableTemplates launchable,
      int width,
      Clock clock) {
    this.actions = actions;
    this.hosts = hosts;
    this.environment = new LinkedHashMap<>(environment);
    this.userEntities = userEntities;
    this.runPage = runPage;
    this.launchable = launchable;
    this.width = width;
    this.clock = clock;
  }

  /** The run; its secrets are named in the request and kept beside it. */
  NewRun of(RunnableTemplate template, TaskCall call, User user, @Nullable String idempotencyKey) {
    Map<String, ActionPolicy> policies = policies(template);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    RunId id = RunId.next(now, random);
    Initiator initiator = initiator(user);
    RunRequest request =
        new RunRequest(
            id.toString(),
            RunRequest.INTERPRETER_VERSION,
            template.ref(),
            template.title(),
            template.digest(),
            RunSpec.of(template.definition()),
            call.values(),
            initiator,
            List.copyOf(call.secrets().keySet()),
            template.owner(),
            template.baseUrl(),
            environment,
            hosts.types(),
            policies,
            now,
            runPage.apply(id.toString()),
            width,
            null);
    return new NewRun(
        request.within(launchable.of(request, user)),
        TaskSpec.of(template, call.values(), initiator),
        template.metadata(),
        call.secrets(),
        idempotencyKey,
        idempotencyKey == null ? null : call.digest());
  }

  /** The person as runs see it, with the catalog's entity when there is one. */
  Initiator initiator(User user) {
    return new Initiator(
        user.ref(), user.name(), user.email(), userEntities.find(user.ref()).orElse(null));
  }

  private Map<String, ActionPolicy> policies(RunnableTemplate template) {
    List<StepDefinition> steps = template.definition().steps();
    List<String> ids = steps.stream().map(StepDefinition::action).distinct().toList();
    Map<String, ActionPolicy> policies = actions.policies(ids);
    String unknown =
        steps.stream()
            .filter(step -> !policies.containsKey(step.action()))
            .map(step -> "'%s' (step %s)".formatted(step.action(), step.id()))
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      throw ApiFailure.input(
          "Template %s needs actions that no worker offers: %s. Correct the template, or start a worker that has them; GET /api/scaffolder/v2/actions lists those that are there."
              .formatted(template.ref(), unknown));
    }
    return policies;
  }
}
