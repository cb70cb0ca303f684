/** Work that is done again and again while the application runs. */
@NullMarked
package dev.formwork.api.schedule;

import org.jspecify.annotations.NullMarked;
