/** Actions that ask a platform for infrastructure, in Crossplane's way. */
@NullMarked
package dev.formwork.activities.crossplane;

import org.jspecify.annotations.NullMarked;
