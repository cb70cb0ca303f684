/**
 * Renders the files of a skeleton: closed values, strict lookups, limits, and nothing half done.
 */
@NullMarked
package dev.formwork.templates.rendering;

import org.jspecify.annotations.NullMarked;
