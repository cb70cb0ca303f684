/** `./formwork runs` and `./formwork run VERB`: runs of a Formwork that is up, from a terminal. */
@NullMarked
package dev.formwork.standalone.run;

import org.jspecify.annotations.NullMarked;
