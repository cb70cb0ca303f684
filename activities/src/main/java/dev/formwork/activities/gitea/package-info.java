/** Actions that look at what happens on Gitea: `gitea:*`. */
@NullMarked
package dev.formwork.activities.gitea;

import org.jspecify.annotations.NullMarked;
