package dev.formwork.api.v1;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.template.TemplateFile;
import dev.formwork.catalog.template.TemplateRevision;
import dev.formwork.catalog.template.TemplateRevisions;
import dev.formwork.templates.lint.Finding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What lint says of templates, before and after they are registered. */
@RestController
@Tag(name = "templates")
@RequestMapping("/api/formwork/v1/templates")
final class LintController {

  private static final String ENTRY = "template.yaml";

  private final TemplateRevisions templates;
  private final TemplateLinting linting;
  private final Permissions permissions;

  LintController(TemplateRevisions templates, TemplateLinting linting, Permissions permissions) {
    this.templates = templates;
    this.linting = linting;
    this.permissions = permissions;
  }

  /**
   * One thing that lint says; line and column are 0 when they are not known.
   *
   * @param path JSON pointer into the template's document, empty for other files
   */
  record LintFinding(
      @Schema(allowableValues = {"error", "warning", "info"}) String severity,
      String rule,
      String file,
      int line,
      int column,
      String path,
      String message) {

    static LintFinding of(Finding finding) {
      return new LintFinding(
          finding.severity().word(),
          finding.rule(),
          finding.file(),
          finding.line(),
          finding.column(),
          finding.path(),
          finding.message());
    }
  }

  /** Everything that lint says, the template's own file first. */
  record LintAnswer(List<LintFinding> findings) {

    static LintAnswer of(List<Finding> findings) {
      return new LintAnswer(findings.stream().map(LintFinding::of).toList());
    }
  }

  @PostMapping("/lint")
  LintAnswer lintTemplate(@RequestBody GalleryController.Upload upload, User user) {
    permissions.require(user, "scaffolder.template.dry-run", "lint");
    return LintAnswer.of(linting.lint(UploadedFile.read(upload.files()), ENTRY));
  }

  @GetMapping("/{namespace}/{name}/findings")
  LintAnswer getFindings(@PathVariable String namespace, @PathVariable String name) {
    EntityRef ref = new EntityRef("template", namespace, name);
    TemplateRevision revision =
        templates
            .find(ref)
            .orElseThrow(
                () ->
                    ApiFailure.notFound(
                        "Template %s is not in the catalog, or never had a good revision. Register it, or correct its faults."
                            .formatted(ref)));
    List<TemplateFile> files = templates.files(revision.digest()).orElse(List.of());
    return LintAnswer.of(linting.lint(files, entry(revision, files)));
  }

  /** The file that the template's source names, or else the usual one. */
  private static String entry(TemplateRevision revision, List<TemplateFile> files) {
    String source = revision.source();
    String name = source.substring(source.lastIndexOf('/') + 1);
    return files.stream().anyMatch(file -> file.path().equals(name)) ? name : ENTRY;
  }
}
