package dev.formwork.api.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run made, and the addresses that its steps show. */
public record RunThings(List<Made> made, List<Link> links) {

  public RunThings {
    made = List.copyOf(made);
    links = List.copyOf(links);
  }

  /**
   * One thing outside the workspace.
   *
   * @param state `made`, `undone` or `leftover`
   * @param reason why it is left over, or null
   */
  public record Made(
      String stepId,
      String kind,
      String name,
      @Nullable String url,
      String state,
      @Nullable String reason) {}

  /** An address that a person may open. */
  public record Link(String stepId, String title, String url) {}
}
