/** One process for a laptop: api and worker, with PostgreSQL and a Temporal server beside them. */
@NullMarked
package dev.formwork.standalone;

import org.jspecify.annotations.NullMarked;
