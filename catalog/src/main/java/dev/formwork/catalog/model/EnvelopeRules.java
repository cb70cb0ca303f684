package dev.formwork.catalog.model;

import static dev.formwork.catalog.model.Findings.pointer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that hold for entities of every kind. */
final class EnvelopeRules {

  private static final Set<String> ROOT_KEYS = Set.of("apiVersion", "kind", "metadata", "spec");

  private EnvelopeRules() {}

  static void check(Map<String, Object> document, Findings findings) {
    for (String key : document.keySet()) {
      if (!ROOT_KEYS.contains(key)) {
        findings.add(
            pointer("", key),
            "An entity has no '%s'. Only apiVersion, kind, metadata and spec may be written."
                .formatted(key));
      }
    }
    form(
        findings,
        "/apiVersion",
        findings.requiredText("/apiVersion", document, "apiVersion"),
        Names::isApiVersion,
        "apiVersion '%s' has not the form of e.g. backstage.io/v1alpha1.");
    form(
        findings,
        "/kind",
        findings.requiredText("/kind", document, "kind"),
        Names::isKind,
        "Kind '%s' must be 1 to 63 letters and digits, starting with a letter.");
    if (document.containsKey("spec") && !(document.get("spec") instanceof Map)) {
      findings.object("/spec", document, "spec");
    }
    Map<String, Object> metadata = findings.object("/metadata", document, "metadata");
    if (metadata != null) {
      metadata(metadata, findings);
    }
  }

  private static void metadata(Map<String, Object> metadata, Findings findings) {
    form(
        findings,
        "/metadata/name",
        findings.requiredText("/metadata/name", metadata, "name"),
        Names::isName,
        "Name '%s' must be " + Names.NAME_RULE + ".");
    form(
        findings,
        "/metadata/namespace",
        findings.optionalText("/metadata/namespace", metadata, "namespace"),
        Names::isNamespace,
        "Namespace '%s' must be 1 to 63 lower-case letters, digits and single '-' between them.");
    findings.optionalText("/metadata/title", metadata, "title");
    if (metadata.containsKey("description") && !(metadata.get("description") instanceof String)) {
      findings.add("/metadata/description", "description must be text. Put it in quotes.");
    }
    labels(metadata, findings);
    annotations(metadata, findings);
    List<String> tags = findings.texts("/metadata/tags", metadata, "tags");
    for (String tag : tags) {
      form(
          findings,
          "/metadata/tags/" + Documents.list(metadata.get("tags")).indexOf(tag),
          tag,
          Names::isTag,
          "Tag '%s' must be 1 to 63 of a-z, 0-9, ':', '+' and '#', with single '-' between them.");
    }
    links(metadata, findings);
  }

  private static void labels(Map<String, Object> metadata, Findings findings) {
    if (!metadata.containsKey("labels")) {
      return;
    }
    Map<String, Object> labels = findings.object("/metadata/labels", metadata, "labels");
    keys(labels, "/metadata/labels", findings);
    Documents.map(labels)
        .forEach(
            (key, value) -> {
              if (!(value instanceof String text) || !Names.isLabelValue(text)) {
                findings.add(
                    pointer("/metadata/labels", key),
                    "Value '%s' of label %s must be empty text or %s."
                        .formatted(value, key, Names.NAME_RULE));
              }
            });
  }

  private static void annotations(Map<String, Object> metadata, Findings findings) {
    if (!metadata.containsKey("annotations")) {
      return;
    }
    Map<String, Object> annotations =
        findings.object("/metadata/annotations", metadata, "annotations");
    keys(annotations, "/metadata/annotations", findings);
    Documents.map(annotations)
        .forEach(
            (key, value) -> {
              if (!(value instanceof String)) {
                findings.add(
                    pointer("/metadata/annotations", key),
                    "Value %s of annotation %s must be text. Put it in quotes."
                        .formatted(value, key));
              }
            });
  }

  private static void keys(@Nullable Map<String, Object> map, String path, Findings findings) {
    for (String key : Documents.map(map).keySet()) {
      form(
          findings,
          pointer(path, key),
          key,
          Names::isKey,
          "Key '%s' must be a name, with a domain and '/' before it if wanted, such as acme.com/team.");
    }
  }

  private static void links(Map<String, Object> metadata, Findings findings) {
    if (!metadata.containsKey("links")) {
      return;
    }
    if (!(metadata.get("links") instanceof List<?> links)) {
      findings.add("/metadata/links", "links must be a list of objects with a url.");
      return;
    }
    for (int i = 0; i < links.size(); i++) {
      String path = "/metadata/links/" + i;
      if (!(links.get(i) instanceof Map)) {
        findings.add(path, "A link must be an object with a url.");
        continue;
      }
      Map<String, Object> link = Documents.map(links.get(i));
      form(
          findings,
          path + "/url",
          findings.requiredText(path + "/url", link, "url"),
          Names::isAddress,
          "Link '%s' must be an absolute address, such as https://acme.com/docs.");
      findings.optionalText(path + "/title", link, "title");
      findings.optionalText(path + "/icon", link, "icon");
      findings.optionalText(path + "/type", link, "type");
    }
  }

  private static void form(
      Findings findings,
      String path,
      @Nullable String value,
      java.util.function.Predicate<String> rule,
      String message) {
    if (value != null && !rule.test(value)) {
      findings.add(path, message.formatted(value));
    }
  }
}
