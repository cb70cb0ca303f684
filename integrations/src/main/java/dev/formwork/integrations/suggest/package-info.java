/** What forms offer while people type: owners, repositories and branches of Git hosts. */
@NullMarked
package dev.formwork.integrations.suggest;

import org.jspecify.annotations.NullMarked;
