package dev.formwork.api.v1;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.ErrorAnswer;
import dev.formwork.api.http.Page;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.template.RevisionItem;
import dev.formwork.catalog.template.TemplateFile;
import dev.formwork.catalog.template.TemplateItem;
import dev.formwork.catalog.template.TemplatePage;
import dev.formwork.catalog.template.TemplateRevisions;
import dev.formwork.catalog.template.TemplateUpload;
import dev.formwork.templates.Fault;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Templates with their revisions and faults, and how they are uploaded. */
@RestController
@Tag(name = "templates")
@RequestMapping("/api/formwork/v1/templates")
final class GalleryController {

  private static final List<String> READMES = List.of("README.md", "readme.md", "docs/index.md");

  private final TemplateRevisions templates;
  private final Permissions permissions;
  private final Audit audit;

  GalleryController(TemplateRevisions templates, Permissions permissions, Audit audit) {
    this.templates = templates;
    this.permissions = permissions;
    this.audit = audit;
  }

  /**
   * A template in a list.
   *
   * @param digest of the revision that runs use; null when there never was a good one
   * @param faults of the newest files, when they are broken
   */
  record TemplateSummary(
      String ref,
      String name,
      String namespace,
      String title,
      @Nullable String description,
      List<String> tags,
      String type,
      @Nullable String owner,
      @Nullable String digest,
      @Nullable Instant revisedAt,
      List<Fault> faults) {

    static TemplateSummary of(TemplateItem item) {
      return new TemplateSummary(
          item.ref().format(),
          item.name(),
          item.namespace(),
          item.title(),
          item.description(),
          item.tags(),
          item.type(),
          item.owner(),
          item.digest(),
          item.revisedAt(),
          item.faults());
    }
  }

  /** One page of templates. */
  record TemplateList(List<TemplateSummary> items, long total) {}

  /**
   * A template with its history.
   *
   * @param source where it came from, such as `url:https://…` or `upload:…`
   * @param readme Markdown, or null
   */
  record TemplateDetails(
      String ref,
      String name,
      String namespace,
      String title,
      @Nullable String description,
      List<String> tags,
      String type,
      @Nullable String owner,
      @Nullable String digest,
      @Nullable Instant revisedAt,
      List<Fault> faults,
      String source,
      List<RevisionItem> revisions,
      @Nullable String readme) {}

  /** The files of a template; `template.yaml` is at the root. */
  record Upload(List<UploadedFile> files) {}

  /** A template that was stored. */
  record StoredTemplate(String ref, String digest, List<Fault> faults) {}

  /** An upload that was refused, with every fault. */
  record RefusedTemplate(
      ErrorAnswer.Error error,
      ErrorAnswer.Request request,
      ErrorAnswer.Response response,
      List<Fault> faults) {}

  @GetMapping
  TemplateList listTemplates(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable Integer offset) {
    Page page = Page.of(limit, offset);
    String text = q == null || q.isBlank() ? null : q.strip();
    TemplatePage found = templates.list(text, page.limit(), page.offset());
    return new TemplateList(
        found.items().stream().map(TemplateSummary::of).toList(), found.total());
  }

  @GetMapping("/{namespace}/{name}")
  TemplateDetails getTemplate(@PathVariable String namespace, @PathVariable String name) {
    EntityRef ref = new EntityRef("template", namespace, name);
    TemplateItem item =
        templates
            .item(ref)
            .orElseThrow(
                () ->
                    ApiFailure.notFound(
                        "Template %s is not in the catalog. Register it, or see GET /api/formwork/v1/templates."
                            .formatted(ref)));
    TemplateSummary summary = TemplateSummary.of(item);
    return new TemplateDetails(
        summary.ref(),
        summary.name(),
        summary.namespace(),
        summary.title(),
        summary.description(),
        summary.tags(),
        summary.type(),
        summary.owner(),
        summary.digest(),
        summary.revisedAt(),
        summary.faults(),
        item.source(),
        templates.revisions(ref),
        readme(item.digest()));
  }

  @PostMapping
  @ApiResponse(
      responseCode = "201",
      description = "The template was stored.",
      content = @Content(schema = @Schema(implementation = StoredTemplate.class)))
  @ApiResponse(
      responseCode = "400",
      description = "The template has faults; every one is listed.",
      content = @Content(schema = @Schema(implementation = RefusedTemplate.class)))
  ResponseEntity<Object> uploadTemplate(
      @RequestBody Upload upload, User user, HttpServletRequest request) {
    permissions.require(user, "catalog.location.create", "upload");
    List<TemplateFile> files = UploadedFile.read(upload.files());
    return switch (templates.upload(files, user.ref())) {
      case TemplateUpload.Stored stored -> {
        audit.record(
            user, "template.upload", stored.ref().format(), Map.of("digest", stored.digest()));
        yield ResponseEntity.status(HttpStatus.CREATED)
            .body(new StoredTemplate(stored.ref().format(), stored.digest(), List.of()));
      }
      case TemplateUpload.Refused refused ->
          ResponseEntity.badRequest().body(refusal(refused, request));
    };
  }

  private static RefusedTemplate refusal(
      TemplateUpload.Refused refused, HttpServletRequest request) {
    ErrorAnswer answer =
        ErrorAnswer.of(
            ApiFailure.Kind.INPUT,
            "The template has %d fault(s) and was not stored. Correct them and upload it again."
                .formatted(refused.faults().size()),
            request);
    return new RefusedTemplate(
        answer.error(), answer.request(), answer.response(), refused.faults());
  }

  private @Nullable String readme(@Nullable String digest) {
    if (digest == null) {
      return null;
    }
    return READMES.stream()
        .flatMap(path -> templates.file(digest, path).stream())
        .findFirst()
        .map(TemplateFile::text)
        .orElse(null);
  }
}
