/** The template language: reading, validating and describing `v1beta3` templates. */
@NullMarked
package dev.formwork.templates;

import org.jspecify.annotations.NullMarked;
