/** The process that serves the HTTP API and the portal. */
@NullMarked
package dev.formwork.api;

import org.jspecify.annotations.NullMarked;
