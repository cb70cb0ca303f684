package dev.formwork.activities.crossplane;

import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Input of `crossplane:claim`. */
record ClaimInput(
    @Doc("Group and version, such as `database.example.org/v1alpha1`.") String apiVersion,
    @Doc("Kind of the claim, such as `PostgreSQLInstance`.") String kind,
    @Doc("Name of the claim: lower-case letters, digits and hyphens, at most 63.") String name,
    @Doc("Namespace of the claim.") @Default("\"default\"") String namespace,
    @Doc("What is asked for, as the schema of the kind says.") Map<String, Object> spec,
    @Doc("Labels of the claim, beside the run's own.") @Default("{}") Map<String, String> labels,
    @Doc("Annotations of the claim, beside the run's own.") @Default("{}")
        Map<String, String> annotations,
    @Doc(
            "Path of the XRD in the template's own folder, such as `./platform/database.xrd.yaml`; the claim is checked against its schema.")
        @Nullable String xrd,
    @Doc("Schema to check the claim against, in place of an XRD; as `openAPIV3Schema` in an XRD.")
        @Nullable Map<String, Object> schema,
    @Doc("Commits the claim to a GitOps repository. Give either this or `cluster`.")
        @Nullable Gitops gitops,
    @Doc("Applies the claim to the configured cluster. Give either this or `gitops`.")
        @Default("false")
        boolean cluster) {

  /** Where in Git the claim goes. */
  record Gitops(
      @Doc("The repository, such as `local?owner=platform&repo=claims`.") String repoUrl,
      @Doc(
              "Path of the file; a path without `.yaml` is a folder. `claims/<namespace>/<kind>-<name>.yaml` when left out.")
          @Nullable String path,
      @Doc("Branch that the claim is committed to.")
          @Default("\"main\"")
          @Shape("{\"pattern\": \"^[A-Za-z0-9][A-Za-z0-9._/-]*$\"}")
          String branch) {}
}
