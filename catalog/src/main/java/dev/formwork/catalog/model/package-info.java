/** What an entity is: references, the envelope, the kinds and their relations. */
@NullMarked
package dev.formwork.catalog.model;

import org.jspecify.annotations.NullMarked;
