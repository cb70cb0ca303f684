/** Backstage's expression language as a closed, bounded and deterministic interpreter. */
@NullMarked
package dev.formwork.templates.expression;

import org.jspecify.annotations.NullMarked;
