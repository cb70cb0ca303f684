/**
 * The Git host of a laptop: bare repositories in a directory, served over smart HTTP, with nothing
 * to sign up for.
 */
@NullMarked
package dev.formwork.integrations.localgit;

import org.jspecify.annotations.NullMarked;
