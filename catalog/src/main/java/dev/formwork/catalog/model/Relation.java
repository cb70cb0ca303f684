package dev.formwork.catalog.model;

/** One outgoing relation of an entity, such as `ownedBy` `group:default/team-a`. */
public record Relation(String type, EntityRef target) {}
