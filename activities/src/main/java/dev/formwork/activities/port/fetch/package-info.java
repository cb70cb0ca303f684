/** Files of repositories and other addresses outside. */
@NullMarked
package dev.formwork.activities.port.fetch;

import org.jspecify.annotations.NullMarked;
