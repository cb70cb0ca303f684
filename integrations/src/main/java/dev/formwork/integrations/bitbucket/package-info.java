/** Bitbucket Cloud and Bitbucket Data Center: REST, and Git over HTTPS. */
@NullMarked
package dev.formwork.integrations.bitbucket;

import org.jspecify.annotations.NullMarked;
