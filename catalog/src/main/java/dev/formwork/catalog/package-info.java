/** The software catalog: what exists, who owns it, and where that is written down. */
@NullMarked
package dev.formwork.catalog;

import org.jspecify.annotations.NullMarked;
