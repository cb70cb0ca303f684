import type { OutboxMessage, Page } from '@/lib/api';
import { native, query, request } from '@/lib/http';

export const outboxPath = (search: { runId: string; limit: number; offset: number }) => `${native}/outbox${query(search)}`;
export const loadOutbox = (path: string) => (signal: AbortSignal) => request<Page<OutboxMessage>>(path, { signal });
