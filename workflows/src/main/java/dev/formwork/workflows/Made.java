package dev.formwork.workflows;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a step made outside its workspace.
 *
 * @param kind such as `repository`, `claim`, `entity`, `message`
 * @param name unique among its kind, such as `acme/payments`
 * @param url where a person finds it, or null
 */
public record Made(String kind, String name, @Nullable String url) {}
