/** A cluster that takes requests for infrastructure. */
@NullMarked
package dev.formwork.activities.port.cluster;

import org.jspecify.annotations.NullMarked;
