/** People and groups of people, and where they are reached. */
@NullMarked
package dev.formwork.activities.port.people;

import org.jspecify.annotations.NullMarked;
