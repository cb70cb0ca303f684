/** Actions for what is in and around a repository on GitHub: `github:*`. */
@NullMarked
package dev.formwork.activities.github;

import org.jspecify.annotations.NullMarked;
