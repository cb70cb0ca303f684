package dev.formwork.activities.port.cluster;

/** Where a claim is found in a cluster. */
public record ClaimRef(String apiVersion, String kind, String namespace, String name) {

  /** Group, without the version; empty for the core group. */
  public String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  public String version() {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }
}
