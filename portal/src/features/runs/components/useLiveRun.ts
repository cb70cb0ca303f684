import { useCallback, useEffect, useRef, useState } from 'react';
import { phaseText, stepText } from '@/components/State';
import { announce } from '@/lib/announce';
import { hasEnded, type Run } from '@/lib/api';
import { followRun } from '@/lib/eventStream';
import { useResource } from '@/lib/useResource';
import { loadRun, runPath } from '../api/runs';
import { addEvents, type LogLine } from './log';

/** What changed between two looks at a run, in words for a screen reader. */
export function changes(before: Run, after: Run): string[] {
  const steps = after.steps.flatMap((step) => {
    const earlier = before.steps.find((one) => one.id === step.id);
    const tells = ['running', 'completed', 'failed', 'undone', 'leftover', 'skipped'].includes(step.state);
    return earlier && earlier.state !== step.state && tells ? [`${step.name}: ${stepText(step.state)}.`] : [];
  });
  return before.phase === after.phase ? steps : [...steps, `The run: ${phaseText(after.phase)}.`];
}

export interface LiveRun {
  run: Run | undefined;
  error: Error | undefined;
  lines: LogLine[];
  /** False while the connection to the run is lost. */
  connected: boolean;
  reload: () => void;
  /** Says that an ended run is about to be taken back, so that it is looked at until that has ended, too. */
  expectUndo: () => void;
}

const lookEvery = 700;
/** Looks at a run of which nothing is seen to begin. */
const mostLooks = 40;

/**
 * The stream of a run ends with the run, so what happens afterwards is looked for. Answers how often such an undo has
 * ended, and what says that one is expected.
 */
function useUndoAfterEnd(run: Run | undefined, reload: () => void): [number, () => void] {
  const [looks, setLooks] = useState(0);
  const [ended, setEnded] = useState(0);
  const seen = useRef(false);
  const isOver = run !== undefined && hasEnded(run.phase);
  useEffect(() => {
    if (looks === 0) return;
    if (!isOver) seen.current = true;
    if (isOver && (seen.current || looks > mostLooks)) {
      setLooks(0);
      setEnded((before) => before + 1);
      return;
    }
    const timer = setTimeout(() => {
      reload();
      setLooks(looks + 1);
    }, lookEvery);
    return () => clearTimeout(timer);
  }, [looks, isOver, reload]);
  const expect = useCallback(() => {
    seen.current = false;
    setLooks(1);
  }, []);
  return [ended, expect];
}

/** A run and its log, kept up to date until the run has ended. */
export function useLiveRun(id: string): LiveRun {
  const path = runPath(id);
  const { data: run, error, reload } = useResource(path, loadRun(path));
  const [lines, setLines] = useState<LogLine[]>([]);
  const [connected, setConnected] = useState(true);
  const latest = useRef<Run>(undefined);
  const exists = run !== undefined;
  const [expected, expectUndo] = useUndoAfterEnd(run, reload);

  useEffect(() => {
    if (latest.current && run && latest.current.id === run.id) changes(latest.current, run).forEach(announce);
    latest.current = run;
  }, [run]);

  useEffect(() => {
    if (!exists) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        reload();
      }, 250);
    };
    const stop = followRun(id, 0, {
      onEvents: (events) => {
        setLines((before) => addEvents(before, events));
        if (!latest.current || !hasEnded(latest.current.phase)) soon();
      },
      onConnected: (now) => {
        setConnected(now);
        if (latest.current && !hasEnded(latest.current.phase)) soon();
      },
      isDone: () => {
        const done = latest.current !== undefined && hasEnded(latest.current.phase);
        if (!done) soon();
        return done;
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
      setLines([]);
    };
  }, [id, exists, reload, expected]);

  return { run, error, lines, connected, reload, expectUndo };
}
