/** Locations: the files that entities are read from. */
@NullMarked
package dev.formwork.catalog.location;

import org.jspecify.annotations.NullMarked;
