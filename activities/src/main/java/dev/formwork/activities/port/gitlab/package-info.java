/** What a GitLab offers besides repositories, one port for each role. */
@NullMarked
package dev.formwork.activities.port.gitlab;

import org.jspecify.annotations.NullMarked;
