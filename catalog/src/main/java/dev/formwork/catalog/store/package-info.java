/** The stored state of the catalog and how it becomes what readers see. */
@NullMarked
package dev.formwork.catalog.store;

import org.jspecify.annotations.NullMarked;
