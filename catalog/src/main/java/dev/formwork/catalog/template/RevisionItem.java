package dev.formwork.catalog.template;

import java.time.Instant;

/** One revision in the history of a template. */
public record RevisionItem(String digest, Instant createdAt) {}
