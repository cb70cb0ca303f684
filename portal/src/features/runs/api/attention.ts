import type { AttentionItem, AttentionKind } from '@/lib/api';
import { native, query, request } from '@/lib/http';

export interface AttentionSearch {
  kind: AttentionKind | '';
  owner: string;
  limit: number;
  offset: number;
}

export interface AttentionList {
  items: AttentionItem[];
  total: number;
  counts: Partial<Record<AttentionKind, number>>;
}

export const attentionPath = (search: AttentionSearch) => `${native}/attention${query({ ...search })}`;
export const loadAttention = (path: string) => (signal: AbortSignal) => request<AttentionList>(path, { signal });

/** Says that somebody deals with it, so that it is asked of nobody else. */
export function acknowledge(item: AttentionItem, comment: string): Promise<void> {
  return request(`${native}/attention/${encodeURIComponent(item.id)}/acknowledge`, { method: 'POST', body: { comment } });
}
