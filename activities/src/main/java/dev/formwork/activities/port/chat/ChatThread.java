package dev.formwork.activities.port.chat;

/**
 * The head of a thread.
 *
 * @param message as it was posted first
 */
public record ChatThread(ChatReceipt head, ChatMessage message) {}
