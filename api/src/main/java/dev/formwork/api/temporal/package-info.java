/**
 * The client of the Temporal server: connection, search attributes, and the decoder for its web
 * interface.
 */
@NullMarked
package dev.formwork.api.temporal;

import org.jspecify.annotations.NullMarked;
