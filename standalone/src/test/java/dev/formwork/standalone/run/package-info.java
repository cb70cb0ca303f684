/** Tests of the commands about runs. */
@NullMarked
package dev.formwork.standalone.run;

import org.jspecify.annotations.NullMarked;
