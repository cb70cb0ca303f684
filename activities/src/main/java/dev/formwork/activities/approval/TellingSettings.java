package dev.formwork.activities.approval;

import dev.formwork.workflows.payload.ApprovalTickets;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How approvers are told that they are asked.
 *
 * @param portal address under which people reach the portal
 * @param answersByMail whether letters hold links that answer without a sign-in
 * @param channel hears of requests whose approvers are not reached in another way, or null
 */
public record TellingSettings(
    URI portal, boolean answersByMail, @Nullable String channel, ApprovalTickets tickets) {}
