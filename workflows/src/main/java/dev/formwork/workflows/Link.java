package dev.formwork.workflows;

/** An address that a person may open. */
public record Link(String title, String url) {}
