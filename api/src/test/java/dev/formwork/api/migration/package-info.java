@NullMarked
package dev.formwork.api.migration;

import org.jspecify.annotations.NullMarked;
