package dev.formwork.integrations.gitlab;

/**
 * What a call proves itself with.
 *
 * @param bearer whether the token is an OAuth token, as those that templates bring are; otherwise
 *     it is a personal, group or project access token
 */
record Credential(String token, boolean bearer) {

  /** Name of the header: https://docs.gitlab.com/api/rest/authentication/ */
  String header() {
    return bearer ? "Authorization" : "PRIVATE-TOKEN";
  }

  String value() {
    return bearer ? "Bearer " + token : token;
  }

  @Override
  public String toString() {
    return bearer ? "Credential[bearer]" : "Credential[private]";
  }
}
