import type { JsonObject, OpenDecisions } from '@/lib/api';
import { request, scaffolder } from '@/lib/http';
import { runPath } from './runs';

export type Verb = 'retry' | 'skip' | 'undo' | 'keep';

export interface Decision {
  decision: Verb;
  /** Number of the pause that was on the page. */
  pause: number;
  reason?: string;
  input?: JsonObject;
  output?: JsonObject;
}

export const decisionsPath = (id: string) => `${runPath(id)}/decisions`;
export const loadDecisions = (path: string) => (signal: AbortSignal) => request<OpenDecisions>(path, { signal });

/** Decides what becomes of a paused run. */
export function decide(id: string, decision: Decision): Promise<void> {
  return request(decisionsPath(id), { method: 'POST', body: decision });
}

/** Decides whether an undo that failed is tried again or left. */
export function decideUndo(id: string, stepId: string, decision: 'retry' | 'skip'): Promise<void> {
  return request(`${runPath(id)}/undo-decisions`, { method: 'POST', body: { stepId, decision } });
}

/** The `input` of a step as the template gives it, with its expressions. */
export async function loadStepInput(id: string, stepId: string): Promise<JsonObject> {
  const task = await request<{ spec: { steps: { id: string; input?: JsonObject }[] } }>(`${scaffolder}/v2/tasks/${encodeURIComponent(id)}`);
  return task.spec.steps.find((step) => step.id === stepId)?.input ?? {};
}
