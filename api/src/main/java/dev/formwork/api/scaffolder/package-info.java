/** The scaffolder routes of Backstage under `/api/scaffolder`. */
@NullMarked
package dev.formwork.api.scaffolder;

import org.jspecify.annotations.NullMarked;
