/**
 * Git itself, through JGit: deterministic commits written in memory and pushed over HTTP. Packages
 * of Git hosts share it, as they share the protocol; it knows no host.
 */
@NullMarked
package dev.formwork.integrations.git;

import org.jspecify.annotations.NullMarked;
