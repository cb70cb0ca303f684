/** The ports of actions on our own catalog: entities, and the files of template revisions. */
@NullMarked
package dev.formwork.integrations.catalog;

import org.jspecify.annotations.NullMarked;
