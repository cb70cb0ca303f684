/** What the words of a command line mean. */
@NullMarked
package dev.formwork.standalone.commandline;

import org.jspecify.annotations.NullMarked;
