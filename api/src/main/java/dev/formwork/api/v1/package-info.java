/** The native API under `/api/formwork/v1`. */
@NullMarked
package dev.formwork.api.v1;

import org.jspecify.annotations.NullMarked;
