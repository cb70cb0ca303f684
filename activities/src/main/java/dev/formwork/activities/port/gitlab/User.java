package dev.formwork.activities.port.gitlab;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A person or bot.
 *
 * @param state such as `active`
 * @param email null when it is hidden
 */
public record User(
    long id,
    String username,
    String name,
    String state,
    URI webUrl,
    @Nullable String email,
    @Nullable String createdAt,
    @Nullable String publicEmail) {}
