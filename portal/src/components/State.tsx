import type { Phase, StepState } from '@/lib/api';
import { Icon, type IconName } from './Icon';

interface Look {
  text: string;
  icon: IconName | 'spinner';
  tone: 'busy' | 'good' | 'bad' | 'warning' | 'neutral' | 'undone';
}

const phaseLooks: Record<Phase, Look> = {
  running: { text: 'Running', icon: 'spinner', tone: 'busy' },
  waiting: { text: 'Waiting', icon: 'clock', tone: 'warning' },
  paused: { text: 'Paused', icon: 'pause', tone: 'warning' },
  undoing: { text: 'Undoing', icon: 'spinner', tone: 'undone' },
  completed: { text: 'Completed', icon: 'check', tone: 'good' },
  failed: { text: 'Failed', icon: 'close', tone: 'bad' },
  undone: { text: 'Undone', icon: 'undo', tone: 'undone' },
  undone_with_leftovers: { text: 'Undone with leftovers', icon: 'warning', tone: 'bad' },
  cancelled: { text: 'Cancelled', icon: 'dash', tone: 'neutral' },
};

const stepLooks: Record<StepState, Look> = {
  open: { text: 'Not started', icon: 'dot', tone: 'neutral' },
  running: { text: 'Running', icon: 'spinner', tone: 'busy' },
  completed: { text: 'Completed', icon: 'check', tone: 'good' },
  skipped: { text: 'Skipped', icon: 'dash', tone: 'neutral' },
  failed: { text: 'Failed', icon: 'close', tone: 'bad' },
  undoing: { text: 'Undoing', icon: 'spinner', tone: 'undone' },
  undone: { text: 'Undone', icon: 'undo', tone: 'undone' },
  leftover: { text: 'Undone with leftovers', icon: 'warning', tone: 'bad' },
  kept: { text: 'Kept', icon: 'check', tone: 'neutral' },
};

const unknown = (text: string): Look => ({ text, icon: 'dot', tone: 'neutral' });

export const phaseText = (phase: Phase) => (phaseLooks[phase] ?? unknown(phase)).text;
export const stepText = (state: StepState) => (stepLooks[state] ?? unknown(state)).text;

function Picture({ look, size }: { look: Look; size: number }) {
  return look.icon === 'spinner' ? <span className="spinner" aria-hidden /> : <Icon name={look.icon} size={size} />;
}

/** Where a run stands, in a word and a picture. */
export function PhaseBadge({ phase }: { phase: Phase }) {
  const look = phaseLooks[phase] ?? unknown(phase);
  return (
    <span className={`badge tone-${look.tone}`}>
      <Picture look={look} size={14} />
      {look.text}
    </span>
  );
}

const failedAndUndone: Look = { text: 'Failed, then undone', icon: 'close', tone: 'bad' };

const waiting: Look = { text: 'Waiting', icon: 'clock', tone: 'warning' };

/** A step that failed is still the one that failed when its traces have been taken back. */
function lookOf(state: StepState, failed: boolean, waits: boolean): Look {
  if (waits && state === 'running') return waiting;
  return failed && state === 'undone' ? failedAndUndone : (stepLooks[state] ?? unknown(state));
}

/** The picture of a step's state; its word stands beside it. */
export function StepMark({ state, failed, waits = false }: { state: StepState; failed: boolean; waits?: boolean }) {
  const look = lookOf(state, failed, waits);
  return (
    <span className={`step-mark tone-${look.tone}`} aria-hidden>
      <Picture look={look} size={15} />
    </span>
  );
}

export function StepWord({ state, failed, waits = false }: { state: StepState; failed: boolean; waits?: boolean }) {
  const look = lookOf(state, failed, waits);
  return <span className={`step-word text-${look.tone}`}>{look.text}</span>;
}
