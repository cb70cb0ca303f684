/** Actions on Bitbucket Cloud besides publishing. */
@NullMarked
package dev.formwork.activities.bitbucket;

import org.jspecify.annotations.NullMarked;
