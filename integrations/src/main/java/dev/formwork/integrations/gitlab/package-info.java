/** GitLab, by its REST API version 4 and by Git over HTTPS. */
@NullMarked
package dev.formwork.integrations.gitlab;

import org.jspecify.annotations.NullMarked;
