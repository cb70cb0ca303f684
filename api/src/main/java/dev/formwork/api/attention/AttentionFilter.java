package dev.formwork.api.attention;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked for; an empty list or null leaves that question open. */
public record AttentionFilter(
    List<AttentionKind> kinds, @Nullable String owner, @Nullable String templateRef) {

  public AttentionFilter {
    kinds = List.copyOf(kinds);
  }
}
