package dev.formwork.workflows;

import org.jspecify.annotations.Nullable;

/** One thing that an undo did not take back: what, where and why, in a full sentence. */
public record Leftover(String kind, String name, @Nullable String url, String reason) {}
