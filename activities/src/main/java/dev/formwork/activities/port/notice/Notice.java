package dev.formwork.activities.port.notice;

import org.jspecify.annotations.Nullable;

/**
 * A notice to one recipient.
 *
 * @param key unique for ever
 * @param recipient reference of an entity, such as `user:default/ada`, or `everybody`
 * @param severity `low`, `normal`, `high` or `critical`
 * @param scope of two notices with the same scope the later counts, or null
 * @param topic by which people sort notices, or null
 */
public record Notice(
    String key,
    String runId,
    String recipient,
    String title,
    @Nullable String info,
    @Nullable String link,
    String severity,
    @Nullable String scope,
    @Nullable String topic) {}
