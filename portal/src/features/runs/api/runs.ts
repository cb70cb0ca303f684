import type { Page, Phase, Run, RunSummary, TemplateSummary } from '@/lib/api';
import { native, query, request } from '@/lib/http';

export interface RunSearch {
  phase: Phase | '';
  templateRef: string;
  owner: string;
  initiator: string;
  attention: boolean;
  q: string;
  limit: number;
  offset: number;
}

export const runsPath = (search: RunSearch) => `${native}/runs${query({ ...search, attention: search.attention || null })}`;
export const runPath = (id: string) => `${native}/runs/${encodeURIComponent(id)}`;

/** The runs that are steps of another one. */
export const childRunsPath = (id: string) => `${native}/runs${query({ parentRunId: id, limit: 100 })}`;

export const loadRuns = (path: string) => (signal: AbortSignal) => request<Page<RunSummary>>(path, { signal });
export const loadRun = (path: string) => (signal: AbortSignal) => request<Run>(path, { signal });

/** Cancels a run: it stops after its current step, then takes back what it made. */
export function cancelRun(id: string, reason: string): Promise<Run> {
  return request(`${runPath(id)}/cancel`, { method: 'POST', body: reason ? { reason } : {} });
}

export const templatesPath = `${native}/templates${query({ limit: 200 })}`;

/** The templates, for filters. */
export const loadTemplates = async (signal: AbortSignal): Promise<TemplateSummary[]> => (await request<Page<TemplateSummary>>(templatesPath, { signal })).items;
