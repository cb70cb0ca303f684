/** The catalog that knows what was made and who owns it. */
@NullMarked
package dev.formwork.activities.port.catalog;

import org.jspecify.annotations.NullMarked;
