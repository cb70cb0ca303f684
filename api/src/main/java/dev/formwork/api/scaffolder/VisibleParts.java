package dev.formwork.api.scaffolder;

import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.templates.TemplateDefinition;
import dev.formwork.templates.TemplateReader;
import dev.formwork.workflows.start.RunnableTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A template without the pages and steps that a person may not see. As in Backstage, steps without
 * an id are counted after the others are gone.
 */
final class VisibleParts {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Permissions permissions;

  VisibleParts(Permissions permissions) {
    this.permissions = permissions;
  }

  /** The template as the person may see it; the same one when nothing is hidden. */
  RunnableTemplate of(RunnableTemplate template, User user) {
    TemplateDefinition whole = template.definition();
    if (!(whole.entity().get("spec") instanceof Map<?, ?> spec)) {
      return template;
    }
    Map<String, @Nullable Object> visible = new LinkedHashMap<>();
    spec.forEach((key, value) -> visible.put(String.valueOf(key), value));
    hide(visible, "parameters", "scaffolder.template.parameter.read", template.ref(), user);
    hide(visible, "steps", "scaffolder.template.step.read", template.ref(), user);
    if (visible.equals(spec)) {
      return template;
    }
    Map<String, @Nullable Object> entity = new LinkedHashMap<>(whole.entity());
    entity.put("spec", visible);
    TemplateDefinition rest =
        TemplateReader.read(JSON.writeValueAsString(entity), "template.yaml").definition();
    return new RunnableTemplate(
        template.ref(),
        template.digest(),
        template.baseUrl(),
        template.metadata(),
        Objects.requireNonNull(rest, "a good template stays good with fewer parts"));
  }

  private void hide(
      Map<String, @Nullable Object> spec, String key, String permission, String ref, User user) {
    switch (spec.get(key)) {
      case List<?> parts ->
          spec.put(key, visible(parts, part -> sees(user, permission, ref, part)));
      case Map<?, ?> only when !sees(user, permission, ref, only) -> spec.put(key, List.of());
      case null, default -> {}
    }
  }

  /** Those that may be seen; of a group of steps, its members. */
  private static List<Object> visible(List<?> parts, Predicate<Object> isSeen) {
    List<Object> seen = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof Map<?, ?> group && group.get("parallel") instanceof List<?> members) {
        List<Object> rest = visible(members, isSeen);
        if (!rest.isEmpty()) {
          Map<Object, Object> less = new LinkedHashMap<>(group);
          less.put("parallel", rest);
          seen.add(less);
        }
      } else if (isSeen.test(part)) {
        seen.add(part);
      }
    }
    return seen;
  }

  private boolean sees(User user, String permission, String ref, Object part) {
    return permissions.allowsPart(user, permission, ref, tags(part));
  }

  private static List<String> tags(Object part) {
    return part instanceof Map<?, ?> map
            && map.get("backstage:permissions") instanceof Map<?, ?> asked
            && asked.get("tags") instanceof List<?> tags
        ? tags.stream().map(String::valueOf).toList()
        : List.of();
  }
}
