/** Actions on the files of the workspace. */
@NullMarked
package dev.formwork.activities.fs;

import org.jspecify.annotations.NullMarked;
