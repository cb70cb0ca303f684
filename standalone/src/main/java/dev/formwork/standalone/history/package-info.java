/** `./formwork histories`: does this build go on with the runs that are under way? */
@NullMarked
package dev.formwork.standalone.history;

import org.jspecify.annotations.NullMarked;
