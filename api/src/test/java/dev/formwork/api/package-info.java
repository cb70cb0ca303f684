/** The API over real HTTP, on a real database, with an in-JVM Temporal server. */
@NullMarked
package dev.formwork.api;

import org.jspecify.annotations.NullMarked;
