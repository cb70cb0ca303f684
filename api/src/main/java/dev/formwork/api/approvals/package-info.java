/** Approving from outside of the portal: by buttons in Slack and by links in letters. */
@NullMarked
package dev.formwork.api.approvals;

import org.jspecify.annotations.NullMarked;
