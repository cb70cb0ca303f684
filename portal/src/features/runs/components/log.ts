import type { RunEvent } from '@/lib/api';

/** One line of a run's log. */
export interface LogLine {
  id: number;
  at: string;
  stepId: string | null;
  text: string;
  /** Said by the run itself, not by an action. */
  fromRun: boolean;
  isFault: boolean;
}

function textOf(event: RunEvent): string {
  const { message, error } = event.body;
  if (message && error?.message) return `${message}: ${error.message}`;
  return message ?? error?.message ?? '';
}

function lineOf(event: RunEvent): LogLine | null {
  const text = textOf(event).trimEnd();
  if (!text) return null;
  const { stepId, status } = event.body;
  return {
    id: event.id,
    at: event.createdAt,
    stepId: stepId ?? null,
    text,
    fromRun: status !== undefined || event.type !== 'log' || !stepId,
    isFault: status === 'failed' || Boolean(event.body.error),
  };
}

/** Adds events to a log in the order of their ids, each once. */
export function addEvents(lines: LogLine[], events: RunEvent[]): LogLine[] {
  const last = lines.at(-1)?.id ?? 0;
  const known = new Set(lines.map((line) => line.id));
  const fresh = events
    .filter((event) => !known.has(event.id))
    .map(lineOf)
    .filter((line) => line !== null);
  if (fresh.length === 0) return lines;
  const all = [...lines, ...fresh];
  return fresh.every((line) => line.id > last) ? all : all.sort((one, other) => one.id - other.id);
}

export function linesOfStep(lines: LogLine[], stepId: string): LogLine[] {
  return lines.filter((line) => line.stepId === stepId);
}
