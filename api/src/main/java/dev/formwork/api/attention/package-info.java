/**
 * What people should look at: runs that wait, that left something behind, or that are in trouble.
 */
@NullMarked
package dev.formwork.api.attention;

import org.jspecify.annotations.NullMarked;
