/** What GitHub does for a repository besides keeping it: rules, workflows, issues, hooks. */
@NullMarked
package dev.formwork.activities.port.github;

import org.jspecify.annotations.NullMarked;
