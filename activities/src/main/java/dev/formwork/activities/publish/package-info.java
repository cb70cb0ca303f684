/** Actions that make repositories out of workspaces. */
@NullMarked
package dev.formwork.activities.publish;

import org.jspecify.annotations.NullMarked;
