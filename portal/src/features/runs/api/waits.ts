import type { JsonObject, OpenWait } from '@/lib/api';
import { native, request } from '@/lib/http';
import { runPath } from './runs';

export type Verdict = 'approve' | 'reject';

export const waitsPath = (id: string) => `${runPath(id)}/waits`;
export const approvalsPath = `${native}/approvals`;
export const loadWaits = (path: string) => (signal: AbortSignal) => request<{ items: OpenWait[] }>(path, { signal });

/** Answers a request for approval. */
export function vote(wait: OpenWait, verdict: Verdict, comment: string): Promise<void> {
  return request(`${runPath(wait.runId)}/votes`, { method: 'POST', body: { waitKey: wait.key, verdict, ...(comment && { comment }) } });
}

export type WaitVerb = 'look' | 'skip' | 'stop';

/** Decides about a step that waits for something to become ready. */
export function decideWait(wait: OpenWait, decision: WaitVerb, more: { reason: string; output: JsonObject | undefined }): Promise<void> {
  const body = { waitKey: wait.key, decision, ...(more.reason && { reason: more.reason }), ...(more.output && { output: more.output }) };
  return request(`${runPath(wait.runId)}/wait-decisions`, { method: 'POST', body });
}
