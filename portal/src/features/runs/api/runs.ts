import type { Page, Phase, Run, RunSummary } from '@/lib/api';
import { native, query, request } from '@/lib/http';

export interface RunSearch {
  phase: Phase | '';
  templateRef: string;
  initiator: string;
  q: string;
  limit: number;
  offset: number;
}

export const runsPath = (search: RunSearch) => `${native}/runs${query({ ...search })}`;
export const runPath = (id: string) => `${native}/runs/${encodeURIComponent(id)}`;

export const loadRuns = (path: string) => (signal: AbortSignal) => request<Page<RunSummary>>(path, { signal });
export const loadRun = (path: string) => (signal: AbortSignal) => request<Run>(path, { signal });

/** Cancels a run: it stops after its current step, then takes back what it made. */
export function cancelRun(id: string, reason: string): Promise<Run> {
  return request(`${runPath(id)}/cancel`, { method: 'POST', body: reason ? { reason } : {} });
}
