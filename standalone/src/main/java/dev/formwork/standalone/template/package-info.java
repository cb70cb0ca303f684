/** `./formwork template`: lint, render and test templates without a server, and run them on one. */
@NullMarked
package dev.formwork.standalone.template;

import org.jspecify.annotations.NullMarked;
