package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.Group;
import dev.formwork.activities.port.gitlab.Groups;
import dev.formwork.activities.port.gitlab.NewGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Doc("Creates a GitLab group, and the groups above it, unless they are there.")
final class EnsureGroup implements Action<EnsureGroup.Input, EnsureGroup.Output> {

  private static final String KIND = "group";

  /** What Backstage answers in a dry run. */
  private static final long DRY_RUN_ID = 42;

  private static final String PARTS =
      """
      {"minItems": 1, "items": {"oneOf": [
        {"type": "string"},
        {"type": "object", "additionalProperties": false, "required": ["name", "slug"],
         "properties": {"name": {"type": "string"}, "slug": {"type": "string"}}}]}}
      """;

  record Input(
      @Doc("The GitLab, such as `gitlab.com`; the project may follow: `?owner=acme&repo=payments`.")
          String repoUrl,
      @Doc("Token to use in the place of the configured one.") @Nullable String token,
      @Doc(
              "Parts of the path from the top: names, paths such as `acme/payments`, or name and slug.")
          @Shape(PARTS)
          List<Object> path,
      @Doc("What the innermost group is for, when it is created.") @Nullable String description) {

    @Override
    public String toString() {
      return "Input[repoUrl=%s, path=%s]".formatted(repoUrl, path);
    }
  }

  record Output(@Doc("Id of the innermost group.") long groupId) {}

  private final Gitlabs gitlabs;

  EnsureGroup(Gitlabs gitlabs) {
    this.gitlabs = gitlabs;
  }

  @Override
  public String id() {
    return "gitlab:group:ensureExists";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withUndo().withDryRun();
  }

  private record Part(String name, String slug) {}

  @Override
  public Output run(Input input, StepContext step) {
    List<Part> parts = parts(input.path());
    if (step.isDryRun()) {
      return new Output(DRY_RUN_ID);
    }
    Groups groups = Target.open(gitlabs, input.repoUrl(), input.token()).groups();
    Group group = null;
    for (Part part : parts) {
      boolean last = part == parts.getLast();
      var wanted =
          new NewGroup(
              part.name(), part.slug(), group, last ? input.description() : null, step.mark());
      group = groups.find(wanted.path()).orElseGet(() -> groups.create(wanted));
      if (step.mark().equals(group.mark())) {
        step.made(KIND, group.path(), group.webUrl().toString());
      }
    }
    return new Output(Objects.requireNonNull(group).id());
  }

  /**
   * Deletes the groups that this step made, innermost first, unless something is in them by now.
   */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    List<Part> parts = parts(input.path());
    Groups groups = Target.open(gitlabs, input.repoUrl(), input.token()).groups();
    for (int depth = parts.size(); depth > 0; depth--) {
      String path =
          parts.subList(0, depth).stream().map(Part::slug).collect(Collectors.joining("/"));
      groups
          .find(path)
          .filter(group -> step.mark().equals(group.mark()))
          .ifPresent(group -> remove(groups, group, step));
    }
  }

  private static void remove(Groups groups, Group group, StepContext step) {
    String page = group.webUrl().toString();
    if (!groups.isEmpty(group)) {
      String reason = "Projects or groups are in it. Delete it by hand when nobody needs it.";
      step.leftover(KIND, group.path(), page, reason);
      return;
    }
    groups.delete(group);
    step.undone(KIND, group.path(), page);
  }

  private static List<Part> parts(List<Object> path) {
    List<Part> parts = new ArrayList<>();
    for (Object entry : path) {
      if (entry instanceof Map<?, ?> part) {
        parts.add(new Part(String.valueOf(part.get("name")), String.valueOf(part.get("slug"))));
      } else {
        for (String slug : String.valueOf(entry).split("/")) {
          parts.add(new Part(slug, slug));
        }
      }
    }
    parts.removeIf(part -> part.slug().isBlank());
    if (parts.isEmpty()) {
      throw new InvalidInput("The path names no group (input: path). Write e.g. [acme, payments].");
    }
    return parts;
  }
}
