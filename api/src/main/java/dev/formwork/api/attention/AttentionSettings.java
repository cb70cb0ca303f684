package dev.formwork.api.attention;

import java.time.Duration;

/**
 * When something needs a person.
 *
 * @param approvalAfter how long a request for approval may be open
 * @param unstartedAfter how long an accepted run may wait for Temporal
 */
public record AttentionSettings(Duration approvalAfter, Duration unstartedAfter) {}
