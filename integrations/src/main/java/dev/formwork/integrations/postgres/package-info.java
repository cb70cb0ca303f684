/**
 * Everything that workers keep in PostgreSQL: workspaces, the journal of runs, secrets, manifests
 * and messages. The tables are those of `db/migration`.
 */
@NullMarked
package dev.formwork.integrations.postgres;

import org.jspecify.annotations.NullMarked;
