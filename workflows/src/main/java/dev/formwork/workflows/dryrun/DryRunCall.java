package dev.formwork.workflows.dryrun;

import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.RunSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked of a dry run; kept encrypted as a whole, because it holds secrets.
 *
 * @param secrets in clear
 * @param environment the operator's `environment.parameters`
 */
public record DryRunCall(
    String title,
    RunSpec spec,
    Map<String, Object> values,
    Map<String, String> secrets,
    Initiator initiator,
    Map<String, String> environment,
    List<File> files) {

  /** A file of the template's own folder. */
  public record File(String path, String base64Content) {}

  public DryRunCall {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    files = Collections.unmodifiableList(new ArrayList<>(files));
  }

  /** Says nothing of values and secrets. */
  @Override
  public String toString() {
    return "DryRunCall[" + title + "]";
  }
}
