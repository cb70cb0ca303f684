package dev.formwork.activities.action;

/** The output of an action that answers nothing. */
public record NoOutput() {}
