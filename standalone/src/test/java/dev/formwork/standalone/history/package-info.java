@NullMarked
package dev.formwork.standalone.history;

import org.jspecify.annotations.NullMarked;
