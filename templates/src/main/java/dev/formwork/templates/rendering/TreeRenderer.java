package dev.formwork.templates.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The walk over a skeleton, the same for every engine: plan, stage, check, move in. */
final class TreeRenderer implements SkeletonRenderer {

  private static final String PARTIAL_ENDING = ".hbs";

  private final Engines engines;
  private final NamePolicy policy;

  /** Makes the engine of one rendering. */
  interface Engines {
    TextEngine engine(SkeletonOptions options, Map<String, String> partials, RenderBudget budget);
  }

  TreeRenderer(NamePolicy policy, Engines engines) {
    this.policy = policy;
    this.engines = engines;
  }

  @Override
  public RenderReport render(Path source, Path target, SkeletonOptions options) {
    ClosedValues.close(options.values(), "values");
    Map<String, Object> root = Map.of("values", options.values());
    Faults faults = new Faults();
    try {
      return render(source, target.toAbsolutePath().normalize(), options, root, faults);
    } catch (LimitExceeded limit) {
      faults.add(String.valueOf(source.getFileName()), String.valueOf(limit.getMessage()));
      faults.throwIfAny();
      throw limit;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The skeleton '%s' could not be rendered to '%s': %s"
              .formatted(source, target, e.getMessage()),
          e);
    }
  }

  private RenderReport render(
      Path source, Path target, SkeletonOptions options, Map<String, Object> root, Faults faults)
      throws IOException {
    if (!Files.isDirectory(source)) {
      faults.add(
          String.valueOf(source.getFileName()), "The skeleton is not a directory. Name one.");
      faults.throwIfAny();
    }
    RenderBudget budget = new RenderBudget(options.limits());
    TextEngine engine = engines.engine(options, partials(options, budget, faults), budget);
    RenderPlan plan =
        new RenderPlan(policy.naming(engine, root, options, faults), policy, options, faults);
    Path left = options.partials() == null ? null : options.partials().toRealPath();
    Path skeleton = source.toRealPath();
    for (SkeletonEntry entry : SourceTree.list(skeleton, left, budget, faults)) {
      if (isForeign(entry, skeleton)) {
        plan.leaveOut(entry);
      } else {
        plan.add(entry);
      }
    }
    plan.checkParents();
    return stage(target, options, plan, new Scene(engine, root, budget, faults));
  }

  /** Whether Backstage would not even fetch this: a link that leads out of the skeleton. */
  private boolean isForeign(SkeletonEntry entry, Path skeleton) throws IOException {
    return policy == NamePolicy.BACKSTAGE
        && entry.kind() == SkeletonEntry.Kind.LINK
        && !LinkTargets.staysWithin(skeleton, entry.path());
  }

  private record Scene(
      TextEngine engine, Map<String, Object> root, RenderBudget budget, Faults faults) {}

  private RenderReport stage(Path target, SkeletonOptions options, RenderPlan plan, Scene scene)
      throws IOException {
    List<PlannedEntry> entries = plan.entries();
    Path scratch = Files.createTempDirectory(existing(target.getParent()), ".formwork-rendering-");
    try {
      Path staged = Files.createDirectory(scratch.resolve("staged"));
      Path replaced = Files.createDirectory(scratch.resolve("replaced"));
      Staging staging =
          new Staging(staged, policy, scene.engine(), scene.root(), scene.budget(), scene.faults());
      staging.write(entries);
      Arrival arrival = new Arrival(staged, replaced, target, options.replace(), policy);
      arrival.check(entries, scene.faults());
      scene.faults().throwIfAny();
      arrival.move(entries, staging.texts());
      List<String> skipped = new ArrayList<>(plan.dropped());
      skipped.addAll(arrival.skipped());
      return new RenderReport(arrival.written(entries), skipped, plan.warnings());
    } finally {
      Arrival.delete(scratch);
    }
  }

  private static Path existing(@Nullable Path directory) {
    Path at = directory;
    while (at != null && !Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalArgumentException("The root of the file system cannot be the target.");
    }
    return at;
  }

  /** Texts of the partials by their name without ending, directories included: `java/licence`. */
  private static Map<String, String> partials(
      SkeletonOptions options, RenderBudget budget, Faults faults) throws IOException {
    Map<String, String> partials = new TreeMap<>();
    Path folder = options.partials();
    if (folder == null || !Files.isDirectory(folder)) {
      return partials;
    }
    for (SkeletonEntry entry : SourceTree.list(folder.toRealPath(), null, budget, faults)) {
      if (entry.kind() == SkeletonEntry.Kind.FILE
          && entry.size() <= options.limits().maxTextBytes()) {
        String name =
            entry.name().endsWith(PARTIAL_ENDING)
                ? entry.name().substring(0, entry.name().length() - PARTIAL_ENDING.length())
                : entry.name();
        partials.put(name, new String(Files.readAllBytes(entry.path()), StandardCharsets.UTF_8));
      }
    }
    return partials;
  }
}
