/** Who asks, and what they may do. */
@NullMarked
package dev.formwork.api.identity;

import org.jspecify.annotations.NullMarked;
