package dev.formwork.activities.dryrun;

import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.RunSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a dry run reads.
 *
 * @param values of the form, checked already
 * @param secrets in clear
 * @param environment the operator's `environment.parameters`
 * @param files of the template's own folder, from which relative addresses are read
 * @param extent which steps are carried out
 */
public record DryRunRequest(
    String title,
    RunSpec spec,
    Map<String, Object> values,
    Map<String, String> secrets,
    Initiator initiator,
    Map<String, String> environment,
    List<DryRunFile> files,
    Extent extent) {

  /** Which steps are carried out. */
  public enum Extent {
    /** Those whose actions declare support; the others get made-up outputs, as in Backstage. */
    DECLARED,
    /** All whose actions can do with a world in memory; they make things there. */
    EVERYTHING
  }

  public DryRunRequest {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    files = List.copyOf(files);
  }

  /** Says nothing of values and secrets. */
  @Override
  public String toString() {
    return "DryRunRequest[" + title + "]";
  }
}
