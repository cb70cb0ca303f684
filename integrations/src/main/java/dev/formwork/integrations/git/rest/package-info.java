/**
 * HTTP exchanges with the REST interfaces of Git hosts, as Gitea, Bitbucket and Azure have them.
 */
@NullMarked
package dev.formwork.integrations.git.rest;

import org.jspecify.annotations.NullMarked;
