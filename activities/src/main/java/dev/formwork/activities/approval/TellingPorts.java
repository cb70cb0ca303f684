package dev.formwork.activities.approval;

import dev.formwork.activities.port.chat.ChatDirectory;
import dev.formwork.activities.port.chat.ChatMessenger;
import dev.formwork.activities.port.mail.Mailer;
import dev.formwork.activities.port.people.People;

/** What is needed to tell approvers that they are asked. */
public record TellingPorts(
    People people, ChatMessenger chat, ChatDirectory directory, Mailer mailer) {}
