package dev.formwork.activities.crossplane;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.action.Workspace;
import dev.formwork.activities.port.cluster.ClaimRef;
import dev.formwork.activities.port.template.TemplateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A CompositeResourceDefinition that lies beside a template. */
final class Xrd {

  private final String path;
  private final Map<?, ?> spec;

  private Xrd(String path, Map<?, ?> spec) {
    this.path = path;
    this.spec = spec;
  }

  static Xrd read(String path, TemplateFiles templates, StepContext step) {
    try (TemplateFiles.Opened files = templates.open(step.run().templateDigest())) {
      Path file = Workspace.ofTemplate(files.directory()).resolve(path, "xrd");
      if (!Files.isRegularFile(file)) {
        throw new InvalidInput(
            "The template has no file '%s' (input: xrd). Correct the path, which is relative to the template's own folder."
                .formatted(path));
      }
      Map<?, ?> object =
          ClaimManifest.parse(Files.readString(file))
              .filter(found -> "CompositeResourceDefinition".equals(found.get("kind")))
              .orElseThrow(() -> broken(path));
      return new Xrd(path, map(object.get("spec"), path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The schema of the kind that a claim names.
   *
   * @throws InvalidInput when the XRD defines no such kind or does not serve the version
   */
  Map<?, ?> schema(ClaimRef ref) {
    if (!ref.group().equals(spec.get("group")) || !names(ref.kind())) {
      throw new InvalidInput(
          "The XRD '%s' does not define %s in %s (input: kind). Correct apiVersion and kind, or name another XRD."
              .formatted(path, ref.kind(), ref.group()));
    }
    List<?> versions = spec.get("versions") instanceof List<?> list ? list : List.of();
    for (Object each : versions) {
      Map<?, ?> version = map(each, path);
      if (ref.version().equals(version.get("name"))
          && !Boolean.FALSE.equals(version.get("served"))) {
        return map(map(version.get("schema"), path).get("openAPIV3Schema"), path);
      }
    }
    throw new InvalidInput(
        "The XRD '%s' does not serve version %s (input: apiVersion). Name a version that it serves."
            .formatted(path, ref.version()));
  }

  private boolean names(String kind) {
    return (spec.get("names") instanceof Map<?, ?> names && kind.equals(names.get("kind")))
        || (spec.get("claimNames") instanceof Map<?, ?> claims && kind.equals(claims.get("kind")));
  }

  private static Map<?, ?> map(@Nullable Object value, String path) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw broken(path);
  }

  private static InvalidInput broken(String path) {
    return new InvalidInput(
        "The file '%s' is not a CompositeResourceDefinition with a schema (input: xrd). Name a file that holds one."
            .formatted(path));
  }
}
