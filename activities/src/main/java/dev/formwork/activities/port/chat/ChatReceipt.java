package dev.formwork.activities.port.chat;

import org.jspecify.annotations.Nullable;

/**
 * Where a message was posted.
 *
 * @param channelId as the messenger knows the channel
 * @param messageId unique within the channel (Slack's `ts`)
 * @param url of the message for people, or null when unknown
 */
public record ChatReceipt(String key, String channelId, String messageId, @Nullable String url) {}
