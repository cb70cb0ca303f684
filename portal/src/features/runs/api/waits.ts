import type { OpenWait } from '@/lib/api';
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
