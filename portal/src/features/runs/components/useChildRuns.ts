import { useEffect } from 'react';
import { hasEnded, type Run, type RunSummary } from '@/lib/api';
import { useResource } from '@/lib/useResource';
import { childRunsPath, loadRuns } from '../api/runs';

/** What a run within does is not told to the run around it. */
const LOOK_EVERY_MILLIS = 2_000;

/** The runs of other templates that are steps of this one, the oldest first. */
export function useChildRuns(run: Run, events: number): RunSummary[] {
  const path = childRunsPath(run.id);
  const has = run.steps.some((step) => step.action === 'template:run' && step.startedAt !== null);
  const key = has ? `${path}#${run.phase}-${events}-${run.steps.map((step) => step.state).join()}` : null;
  const { data, reload } = useResource(key, loadRuns(path), { keepPrevious: true });
  const items = data?.items ?? [];
  const moves = has && (!hasEnded(run.phase) || items.some((child) => !hasEnded(child.phase)));
  useEffect(() => {
    if (!moves) return;
    const timer = setInterval(reload, LOOK_EVERY_MILLIS);
    return () => clearInterval(timer);
  }, [moves, reload]);
  return items.toReversed();
}
