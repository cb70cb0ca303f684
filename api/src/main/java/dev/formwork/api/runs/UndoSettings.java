package dev.formwork.api.runs;

import java.time.Duration;

/**
 * How long ended runs can be taken back.
 *
 * @param interval how often runs are looked for that have ended
 * @param kept how long it is kept what a run may have made
 * @param secretsKept how long the secrets of a run are kept that ended without its undo
 */
public record UndoSettings(Duration interval, Duration kept, Duration secretsKept) {}
