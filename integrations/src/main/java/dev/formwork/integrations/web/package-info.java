/** Files at web addresses: on configured Git hosts by Git, elsewhere by plain HTTP. */
@NullMarked
package dev.formwork.integrations.web;

import org.jspecify.annotations.NullMarked;
