package dev.formwork.catalog.location;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A file of a location.
 *
 * @param editUrl where people edit it, or null when the host has no such page
 * @param sourceUrl the directory that it lies in, ending in `/`, when the host is a Git host
 */
public record LocationFile(String text, @Nullable URI editUrl, @Nullable URI sourceUrl) {}
