/** Tests of the commands for templates. */
@NullMarked
package dev.formwork.standalone.template;

import org.jspecify.annotations.NullMarked;
