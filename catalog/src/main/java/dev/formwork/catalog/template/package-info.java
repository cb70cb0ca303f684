/** Templates as immutable revisions with their files. */
@NullMarked
package dev.formwork.catalog.template;

import org.jspecify.annotations.NullMarked;
