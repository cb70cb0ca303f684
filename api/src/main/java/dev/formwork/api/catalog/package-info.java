/** The catalog routes of Backstage under `/api/catalog`. */
@NullMarked
package dev.formwork.api.catalog;

import org.jspecify.annotations.NullMarked;
