package dev.formwork.activities.port.scm;

/** A name and address as commits carry them. */
public record Person(String name, String email) {}
