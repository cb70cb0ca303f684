/** The portal's files and the pages' security headers. */
@NullMarked
package dev.formwork.api.portal;

import org.jspecify.annotations.NullMarked;
