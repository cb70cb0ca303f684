/** Actions that bring files into the workspace. */
@NullMarked
package dev.formwork.activities.fetch;

import org.jspecify.annotations.NullMarked;
