/** What Bitbucket Cloud does besides keeping repositories. */
@NullMarked
package dev.formwork.activities.port.bitbucket;

import org.jspecify.annotations.NullMarked;
