/** The whole of Formwork, started, used, killed and looked at as its users do. */
@NullMarked
package dev.formwork.standalone;

import org.jspecify.annotations.NullMarked;
