/** Actions that tell the catalog what was made, and read what it knows. */
@NullMarked
package dev.formwork.activities.catalog;

import org.jspecify.annotations.NullMarked;
