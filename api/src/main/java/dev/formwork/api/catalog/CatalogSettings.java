package dev.formwork.api.catalog;

import java.time.Duration;

/**
 * How the catalog follows its sources.
 *
 * @param refreshInterval pause between looks for locations that are due, longer than zero
 * @param refreshAfter age at which what was read of a location is read again
 */
public record CatalogSettings(Duration refreshInterval, Duration refreshAfter) {}
