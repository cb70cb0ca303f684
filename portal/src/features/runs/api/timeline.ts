import type { Happening } from '@/lib/api';
import { query, request } from '@/lib/http';
import { runPath } from './runs';

const most = 200;

export const timelinePath = (id: string, offset = 0) => `${runPath(id)}/timeline${query({ limit: most, offset })}`;

/** The whole timeline of a run, however many pages it has. */
export const loadTimeline = (id: string) => async (signal: AbortSignal): Promise<Happening[]> => {
  const all: Happening[] = [];
  for (;;) {
    const page = await request<{ items: Happening[]; total: number }>(timelinePath(id, all.length), { signal });
    all.push(...page.items);
    if (page.items.length === 0 || all.length >= page.total) return all;
  }
};
