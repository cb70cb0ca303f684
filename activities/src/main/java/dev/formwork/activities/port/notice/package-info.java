/** Notices to people of the catalog. */
@NullMarked
package dev.formwork.activities.port.notice;

import org.jspecify.annotations.NullMarked;
