package dev.formwork.activities.port.gitlab;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Pipelines that run until they are cancelled or finished. */
final class InMemoryPipelines implements Pipelines {

  private record Started(String project, PipelineRequest request, Pipeline pipeline) {

    private Started in(Pipeline.State state) {
      return pipeline.isActive()
          ? new Started(project, request, new Pipeline(pipeline.id(), pipeline.webUrl(), state))
          : this;
    }
  }

  private final InMemoryProjects projects;
  private final List<Started> pipelines = new ArrayList<>();
  private final Map<Long, List<String>> failures = new TreeMap<>();

  InMemoryPipelines(InMemoryProjects projects) {
    this.projects = projects;
  }

  @Override
  public synchronized Optional<Pipeline> madeBy(
      String project, String branch, String mark, Instant since) {
    return pipelines.stream()
        .filter(started -> started.project().equals(project))
        .filter(started -> started.request().branch().equals(branch))
        .filter(started -> started.request().mark().equals(mark))
        .map(Started::pipeline)
        .findFirst();
  }

  @Override
  public synchronized Pipeline start(String project, PipelineRequest request) {
    long id = 9001 + pipelines.size();
    URI page = URI.create(projects.require(project).webUrl() + "/-/pipelines/" + id);
    var started = new Started(project, request, new Pipeline(id, page, Pipeline.State.ACTIVE));
    pipelines.add(started);
    return started.pipeline();
  }

  @Override
  public synchronized Optional<PipelineProgress> progress(String project, long id) {
    return pipelines.stream()
        .filter(started -> started.project().equals(project) && started.pipeline().id() == id)
        .findFirst()
        .map(
            started ->
                new PipelineProgress(
                    id,
                    started.pipeline().webUrl(),
                    "0".repeat(40),
                    failures.containsKey(id) ? "failed" : word(started.pipeline().state()),
                    failures.getOrDefault(id, List.of())));
  }

  private static String word(Pipeline.State state) {
    return switch (state) {
      case ACTIVE -> "running";
      case CANCELED -> "canceled";
      case ENDED -> "success";
    };
  }

  @Override
  public synchronized Optional<Long> newest(String project, String ref) {
    return pipelines.reversed().stream()
        .filter(started -> started.project().equals(project))
        .filter(started -> started.request().branch().equals(ref))
        .map(started -> started.pipeline().id())
        .findFirst();
  }

  /** Lets the jobs of a pipeline fail. */
  synchronized void fail(long id, List<String> jobs) {
    failures.put(id, List.copyOf(jobs));
  }

  @Override
  public void removeTriggerTokens(String project, String mark) {
    projects.require(project);
  }

  @Override
  public synchronized void cancel(String project, Pipeline pipeline) {
    pipelines.replaceAll(
        started ->
            started.pipeline().id() == pipeline.id()
                ? started.in(Pipeline.State.CANCELED)
                : started);
  }

  synchronized void finish() {
    pipelines.replaceAll(started -> started.in(Pipeline.State.ENDED));
  }

  synchronized List<String> active() {
    return pipelines.stream()
        .filter(started -> started.pipeline().isActive())
        .map(
            started ->
                "%s %s %s"
                    .formatted(
                        started.project(),
                        started.request().branch(),
                        started.request().variables()))
        .toList();
  }

  /** A start cannot be cut off here. */
  List<String> triggerTokens() {
    return List.of();
  }
}
