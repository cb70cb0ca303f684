/** What templates do on GitLab besides publishing: `gitlab:*`. */
@NullMarked
package dev.formwork.activities.gitlab;

import org.jspecify.annotations.NullMarked;
