/**
 * The software catalog: what exists, who owns it, and where that is written down.
 *
 * <p>It answers as Backstage's catalog does, but for these, which are meant:
 *
 * <ul>
 *   <li>A location is read when it is registered, so that its faults are known at once; an entity
 *       that its file no longer describes is removed at once instead of being marked as an orphan.
 *   <li>Keys that differ only in case are a fault of the entity; there they hide it without a word.
 *   <li>Two registered locations that lead to the same file both keep its entities: removing one
 *       leaves what the other still reaches.
 *   <li>Sorting is by code point, on every database alike.
 *   <li>A total is counted anew for every page and for what its reader may see; a total in a cursor
 *       only says whether one is wanted. A cursor's order may lack its direction.
 *   <li>Unless the rules say otherwise, locations may hold templates, resources, systems and
 *       domains too, but neither people nor groups.
 *   <li>`$text`, `$json` and `$yaml` read only files in the folder of the entity's file or below.
 * </ul>
 */
@NullMarked
package dev.formwork.catalog;

import org.jspecify.annotations.NullMarked;
