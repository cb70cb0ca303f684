import type { Run, RunMade, RunStep } from '@/lib/api';
import { count } from '@/lib/strings';
import { withNames, withoutId } from './timeline';

export interface Outcome {
  tone: 'good' | 'bad' | 'warning' | 'neutral' | 'info';
  title: string;
  /** What happened, what became of what was made, and what to do next. */
  sentences: string[];
}

const kinds: Record<string, [string, string]> = {
  repository: ['repository', 'repositories'],
  entity: ['catalog entity', 'catalog entities'],
  claim: ['claim', 'claims'],
  message: ['message', 'messages'],
  run: ['run within', 'runs within'],
};

/** `a repository, 2 messages`: the things of a run by kind, in a few words. */
export function inWords(made: RunMade[]): string {
  const numbers = new Map<string, number>();
  for (const one of made) numbers.set(one.kind, (numbers.get(one.kind) ?? 0) + 1);
  return [...numbers].map(([kind, number]) => count(number, ...(kinds[kind] ?? [kind, `${kind}s`]))).join(', ');
}

function takenBack(run: Run): string {
  const undone = run.made.filter((one) => one.state === 'undone');
  if (undone.length === 0 && run.made.length > 0) return 'Nothing was taken back.';
  return undone.length > 0 ? `Taken back: ${inWords(undone)}.` : 'Nothing had been made outside the run, so nothing had to be taken back.';
}

function failed(run: Run): string {
  const step = run.steps.find((one) => one.id === run.failure?.stepId);
  return `${step ? `The step “${step.name}” failed: ` : ''}${run.failure?.message ?? 'The run failed and gave no reason.'}`;
}

/** Whether the run had ended and was taken back because a person wanted it. */
const byWish = (run: Run) => run.failure?.type === 'Undone';

const who = (run: Run) => withNames(withoutId(run.failure?.message ?? '', run)).replace(/\.?$/, '.');

/** While a run is being taken back its own failure is not told yet, but that of its step is. */
function firstFailure(run: Run): string {
  const step = run.steps.find((one) => one.failure);
  return step ? `The step “${step.name}” failed: ${step.failure}` : '';
}

// The messages of these say themselves what to change.
const byAnswers = new Set(['InvalidInput', 'NameTaken']);

const advice = (run: Run) =>
  byAnswers.has(run.failure?.type ?? '') ? '“Run again” opens the form with these answers, to be changed.' : 'When the cause is mended, “Run again” opens the form with these answers.';

/** What to tell about a run in its present phase; null while there is nothing to tell beyond the steps. */
export function outcomeOf(run: Run): Outcome | null {
  const leftovers = run.made.filter((one) => one.state === 'leftover');
  const kept = run.made.filter((one) => one.state === 'made');
  switch (run.phase) {
    case 'completed':
      return { tone: 'good', title: 'Everything was made', sentences: kept.length > 0 ? [`This run made ${inWords(kept)}.`] : [] };
    case 'undoing':
      return { tone: 'warning', title: 'The run takes back what it made', sentences: [byWish(run) ? who(run) : run.failure ? failed(run) : firstFailure(run)].filter(Boolean) };
    case 'undone':
      if (byWish(run)) return { tone: 'neutral', title: 'The run was taken back, and nothing of it remains', sentences: [who(run), takenBack(run)] };
      return { tone: 'bad', title: 'The run failed, and nothing of it remains', sentences: [failed(run), takenBack(run), advice(run)] };
    case 'undone_with_leftovers':
      return {
        tone: 'bad',
        title: `The run ${byWish(run) ? 'was taken back' : 'failed'}, and ${leftovers.length > 0 ? inWords(leftovers) : 'something'} of it remains`,
        sentences: [byWish(run) ? who(run) : failed(run), takenBack(run), 'What remains is listed below with the reason. Look at it, and remove it by hand if nobody needs it.'],
      };
    case 'failed':
      return {
        tone: 'bad',
        title: 'The run failed, and what it made was kept',
        sentences: [failed(run), kept.length > 0 ? `Kept: ${inWords(kept)}.` : 'Nothing had been made.', advice(run)],
      };
    case 'cancelled':
      return {
        tone: leftovers.length > 0 ? 'bad' : 'neutral',
        title: leftovers.length > 0 ? `The run was cancelled, and ${inWords(leftovers)} of it remains` : 'The run was cancelled, and nothing of it remains',
        sentences: [takenBack(run), ...(leftovers.length > 0 ? ['What remains is listed below with the reason.'] : [])],
      };
    default:
      return null;
  }
}

/** What a cancel would take back now, for the question before it. */
export function whatCancelTakesBack(run: Run): RunMade[] {
  return run.made.filter((one) => one.state === 'made');
}

/** When a cancel stops the run: steps under way come to their end, but for those that are runs of their own. */
export function howCancelStops(run: Run): string {
  const under = run.steps.filter((step) => step.state === 'running');
  const names = (steps: RunStep[]) => steps.map((step) => `“${step.name}”`).join(', ');
  const within = under.filter((step) => step.action === 'template:run');
  const others = under.filter((step) => step.action !== 'template:run');
  const after = others.length > 0 ? ` after its current ${others.length === 1 ? 'step' : 'steps'}, ${names(others)}` : '';
  const too = within.length > 0 ? ` What is a run of its own, ${names(within)}, is cancelled and taken back with it.` : '';
  const around = run.parentRunId ? ' The step of the run around it fails then.' : '';
  return `The run stops${after}, then takes back what it made.${too}${around}`;
}
