/** Changing calls that come twice and count once. */
@NullMarked
package dev.formwork.api.idempotency;

import org.jspecify.annotations.NullMarked;
