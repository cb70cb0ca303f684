/** GitHub and GitHub Enterprise Server as a place for repositories: REST, and Git over HTTPS. */
@NullMarked
package dev.formwork.integrations.github;

import org.jspecify.annotations.NullMarked;
