package dev.formwork.templates;

/**
 * One thing that is wrong with a template: where it is, what it is and what to do.
 *
 * @param path JSON pointer into the document, such as `/spec/steps/2/action`; empty for the whole
 * @param line line in the file from 1, or 0 when it is not known
 * @param column column in the line from 1, or 0 when it is not known
 * @param message full sentences for the author of the template
 */
public record Fault(String path, int line, int column, String message) {}
