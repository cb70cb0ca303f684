/** Gitea and Forgejo as a place for repositories and pull requests: REST, and Git over HTTP. */
@NullMarked
package dev.formwork.integrations.gitea;

import org.jspecify.annotations.NullMarked;
