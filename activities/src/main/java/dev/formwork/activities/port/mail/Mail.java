package dev.formwork.activities.port.mail;

import org.jspecify.annotations.Nullable;

/**
 * A letter.
 *
 * @param key unique for ever; the Message-ID is made from it
 * @param to one address, without a name and without control characters
 * @param text for readers without HTML
 * @param html safe to show; holds no text that was not escaped
 * @param inReplyTo key of the letter that this one follows, or null
 */
public record Mail(
    String key,
    String runId,
    String to,
    String subject,
    String text,
    String html,
    @Nullable String inReplyTo) {}
