package dev.formwork.templates.lint;

/**
 * One thing that lint has to say about a template.
 *
 * @param rule id of the rule, such as `unknown-action`; docs/templates.md explains each
 * @param file path relative to the template's directory, with `/`
 * @param line from 1, or 0 when it is not known
 * @param column from 1, or 0 when it is not known
 * @param path JSON pointer into the template's document; empty for other files
 * @param message what is wrong, where, and what to do
 */
public record Finding(
    Severity severity,
    String rule,
    String file,
    int line,
    int column,
    String path,
    String message) {}
