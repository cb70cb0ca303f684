/** E-mail by SMTP, through Jakarta Mail. */
@NullMarked
package dev.formwork.integrations.smtp;

import org.jspecify.annotations.NullMarked;
