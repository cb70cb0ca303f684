/**
 * What every route shares: error answers, query parameters, limits, and the guard against foreign
 * pages.
 */
@NullMarked
package dev.formwork.api.http;

import org.jspecify.annotations.NullMarked;
