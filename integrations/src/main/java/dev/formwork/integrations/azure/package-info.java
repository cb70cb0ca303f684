/** Azure DevOps as a place for repositories and pull requests: REST, and Git over HTTPS. */
@NullMarked
package dev.formwork.integrations.azure;

import org.jspecify.annotations.NullMarked;
