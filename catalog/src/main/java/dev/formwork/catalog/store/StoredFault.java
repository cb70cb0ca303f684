package dev.formwork.catalog.store;

import dev.formwork.catalog.model.EntityRef;
import dev.formwork.templates.Fault;

/**
 * A fault of a file below a registered location.
 *
 * @param entity whose status shows it
 * @param target address of the file
 * @param document of the file, from 1; 0 for the whole file
 */
public record StoredFault(EntityRef entity, String target, int document, Fault fault) {}
