package dev.formwork.activities.port.gitlab;

/**
 * A direct transfer of a project.
 *
 * @param active whether it waits or runs
 */
public record Transfer(long id, boolean active) {

  /**
   * What is to be transferred, and where to.
   *
   * @param sourceUrl address of the other GitLab
   * @param sourceToken that may read the project there
   * @param namespace path of the group that gets it
   */
  public record Request(
      String sourceUrl, String sourceToken, String sourcePath, String namespace, String slug) {

    /** Path of the project once it is there. */
    public String path() {
      return namespace + "/" + slug;
    }

    @Override
    public String toString() {
      return "Request[%s of %s to %s]".formatted(sourcePath, sourceUrl, path());
    }
  }
}
