/** Slack, through its Web API. */
@NullMarked
package dev.formwork.integrations.slack;

import org.jspecify.annotations.NullMarked;
