/** Reading entities: filters, order, text, pages and facets. */
@NullMarked
package dev.formwork.catalog.query;

import org.jspecify.annotations.NullMarked;
