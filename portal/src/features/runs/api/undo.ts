import type { UndoPreview } from '@/lib/api';
import { request } from '@/lib/http';
import { runPath } from './runs';

export const undoPreviewPath = (id: string) => `${runPath(id)}/undo-preview`;
export const loadUndoPreview = (path: string) => (signal: AbortSignal) => request<UndoPreview>(path, { signal });

export interface UndoWish {
  /** Of the preview that was on the page. */
  version: number;
  reason?: string;
  secrets?: Record<string, string>;
}

/** Begins to take back a run that has ended. */
export function undoRun(id: string, wish: UndoWish): Promise<{ serial: number }> {
  return request(`${runPath(id)}/undo`, { method: 'POST', body: wish });
}
