/** Templates as steps of other templates. */
@NullMarked
package dev.formwork.activities.template;

import org.jspecify.annotations.NullMarked;
