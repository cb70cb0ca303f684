package dev.formwork.activities.dryrun;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a dry run did.
 *
 * @param files of the workspace at the end, sorted by path, without `.git`
 * @param output the template's output, rendered
 */
public record DryRunResult(
    List<DryRunLine> log, List<DryRunFile> files, Map<String, Object> output) {

  public DryRunResult {
    log = List.copyOf(log);
    files = List.copyOf(files);
    output = Collections.unmodifiableMap(new LinkedHashMap<>(output));
  }
}
