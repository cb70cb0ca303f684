package dev.formwork.templates.lint;

import dev.formwork.templates.lint.Form.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Fields of the form: secrets that are not treated as such, and hosts that are not connected. */
final class FieldRule implements Rule {

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(password|passwd|passphrase|secret|api[_-]?key|private[_-]?key|access[_-]?key|credential).*|(.*[a-z_-])?(token|pat|pwd)");
  private static final Pattern NOT_THE_SECRET_ITSELF =
      Pattern.compile("(?i).*(name|ref|path|key|id|url|store|provider|manager)s?$");
  private static final Set<String> STOCK =
      Set.of(
          "RepoUrlPicker",
          "RepoOwnerPicker",
          "RepoBranchPicker",
          "OwnerPicker",
          "EntityPicker",
          "OwnedEntityPicker",
          "MultiEntityPicker",
          "EntityNamePicker",
          "EntityTagsPicker",
          "MyGroupsPicker",
          "Secret");

  @Override
  public void check(Subject subject, Findings findings) {
    for (Field field : subject.form().fields().values()) {
      visit(field, subject, findings);
    }
  }

  private static void visit(Field field, Subject subject, Findings findings) {
    secrets(field, findings);
    extension(field, findings);
    hosts(field, subject, findings);
    String properties = Content.pointer(field.pointer(), "properties");
    Content.map(field.schema().get("properties"))
        .forEach(
            (name, inner) ->
                visit(
                    new Field(name, Content.pointer(properties, name), Content.map(inner), false),
                    subject,
                    findings));
    if (field.schema().get("items") instanceof Map<?, ?> items) {
      String pointer = Content.pointer(field.pointer(), "items");
      visit(new Field(field.name(), pointer, Content.map(items), false), subject, findings);
    }
  }

  private static void secrets(Field field, Findings findings) {
    if (field.isSecret()) {
      return;
    }
    if ("password".equals(field.schema().get("ui:widget"))) {
      findings.add(
          Severity.ERROR,
          "plain-secret",
          Content.pointer(field.pointer(), "ui:widget"),
          "The widget 'password' only hides what is typed; the value is stored and logged in clear. Use 'ui:field: Secret' and read ${{ secrets.%s }}."
              .formatted(field.name()));
    } else if (looksSecret(field)) {
      findings.add(
          Severity.WARNING,
          "plain-secret",
          field.pointer(),
          "'%s' looks like a secret, but is stored and logged in clear. Use 'ui:field: Secret' and read ${{ secrets.%s }}."
              .formatted(field.name(), field.name()));
    }
  }

  private static boolean looksSecret(Field field) {
    Object type = field.schema().get("type");
    return "string".equals(type)
        && !field.schema().containsKey("enum")
        && !field.schema().containsKey("ui:field")
        && SECRET_NAME.matcher(field.name()).matches()
        && (!NOT_THE_SECRET_ITSELF.matcher(field.name()).matches()
            || field.name().matches("(?i).*(api|private|access)[_-]?key"));
  }

  private static void extension(Field field, Findings findings) {
    if (field.schema().get("ui:field") instanceof String name && !STOCK.contains(name)) {
      findings.add(
          Severity.INFO,
          "backstage-differs",
          Content.pointer(field.pointer(), "ui:field"),
          "'%s' is code of your Backstage frontend%s Formwork's own portal shows a plain field instead."
              .formatted(
                  name,
                  Nearest.to(name, STOCK).map(" (or meant to be %s)."::formatted).orElse(".")));
    }
  }

  private static void hosts(Field field, Subject subject, Findings findings) {
    if (!"RepoUrlPicker".equals(field.schema().get("ui:field")) || subject.connected().isEmpty()) {
      return;
    }
    List<?> allowed =
        Content.list(Content.map(field.schema().get("ui:options")).get("allowedHosts"));
    for (int i = 0; i < allowed.size(); i++) {
      String host = String.valueOf(allowed.get(i));
      if (!subject.connected().contains(host)) {
        findings.add(
            Severity.WARNING,
            "unknown-host",
            field.pointer() + "/ui:options/allowedHosts/" + i,
            "Formwork is not connected to '%s', so nothing can be published there. It knows %s."
                .formatted(host, String.join(", ", subject.connected())));
      }
    }
  }
}
