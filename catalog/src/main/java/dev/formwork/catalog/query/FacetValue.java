package dev.formwork.catalog.query;

/** How many entities have a value, in its original spelling. */
public record FacetValue(String value, long count) {}
