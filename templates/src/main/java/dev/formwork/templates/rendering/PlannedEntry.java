package dev.formwork.templates.rendering;

/**
 * One entry and where it goes.
 *
 * @param entry the skeleton's side
 * @param target path relative to the target, with `/`
 * @param isRendered whether its contents go through the engine
 */
record PlannedEntry(SkeletonEntry entry, String target, boolean isRendered) {}
