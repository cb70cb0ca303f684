import type { IconName } from '@/components/Icon';
import type { Happening, Run } from '@/lib/api';
import { shortRef } from '@/lib/entityRef';
import { duration, exactly } from '@/lib/time';

export type Tone = 'busy' | 'good' | 'bad' | 'warning' | 'neutral' | 'undone';

/** One line of the timeline, ready to be shown. */
export interface Moment {
  id: number;
  /** The step that it is about, or null. */
  stepId: string | null;
  at: string;
  title: string;
  text: string;
  /** How long what ends here took, or an empty text. */
  took: string;
  icon: IconName;
  tone: Tone;
}

type Words = Pick<Moment, 'title' | 'icon' | 'tone'> & { text?: string };

/** References of people in a sentence as their names. */
export function withNames(sentence: string): string {
  return sentence.replace(/\b(?:user|group):[a-z0-9._-]+\/[a-z0-9._-]+/g, (ref) => shortRef(ref, ref.split(':')[0]));
}

/** The run around this one is known by its place, not by its id. */
export const withoutId = (sentence: string, run: Run) => (run.parentRunId ? sentence.replace(`Run ${run.parentRunId}`, 'The run around it') : sentence);

function stepIdOf(one: Happening): string | null {
  return one.stepId ?? /\bstep ([\w.-]+)/i.exec(one.message)?.[1] ?? null;
}

const instants = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** A sentence in which instants, people and steps read as people call them. */
function readable(sentence: string, names: Map<string, string>): string {
  const plain = sentence.replace(instants, (instant) => exactly(instant)).replace(/^(?:warn|info): /, '');
  return withNames(plain.replace(/\b([Ss])tep ([\w-]+)/g, (whole, letter: string, id: string) => (names.has(id) ? `${letter === 'S' ? 'Step ' : ''}“${names.get(id)}”` : whole)));
}

const ends: Partial<Record<Happening['kind'], Happening['kind']>> = { finished: 'began', undo_finished: 'undo_began', waited: 'waiting' };

function wordsOf(one: Happening, name: string, names: Map<string, string>, run: Run): Words {
  const say = readable(withoutId(one.message, run), names);
  switch (one.kind) {
    case 'started':
      return { title: 'The run started', icon: 'play', tone: 'busy' };
    case 'started_over':
      return { title: 'The run was started over', icon: 'refresh', tone: 'busy' };
    case 'began':
      return { title: `${name} began`, icon: 'arrowRight', tone: 'busy' };
    case 'attempt':
      return { title: `${name}: attempt ${one.attempt} began`, icon: 'refresh', tone: 'busy' };
    case 'retrying':
      return { title: `${name} did not work and is tried again`, text: say, icon: 'refresh', tone: 'warning' };
    case 'finished':
      return { title: `${name} completed`, icon: 'check', tone: 'good' };
    case 'failed':
      return { title: `${name} failed`, text: say, icon: 'close', tone: 'bad' };
    case 'skipped':
      return { title: `${name} was left out`, text: say, icon: 'dash', tone: 'neutral' };
    case 'run_again':
      return { title: `${name} runs again`, icon: 'refresh', tone: 'busy' };
    case 'waiting':
      return { title: `${name} waits`, text: / waits$/.test(one.message) ? '' : say, icon: 'clock', tone: 'warning' };
    case 'wait_changed':
      return { title: say, icon: 'user', tone: 'neutral' };
    case 'waited':
      return { title: `${name} waits no longer`, icon: 'clock', tone: 'good' };
    case 'paused':
      return { title: `Paused: someone must decide about ${name}`, text: say.replace(/^.* until /, 'Until '), icon: 'pause', tone: 'warning' };
    case 'decided':
      return { title: say, icon: 'user', tone: 'neutral' };
    case 'cancelled':
      return { title: 'The run was cancelled', text: say, icon: 'close', tone: 'neutral' };
    case 'undoing':
      return { title: 'Taking back begins', text: say, icon: 'undo', tone: 'undone' };
    case 'undo_began':
      return { title: `${name} is being taken back`, icon: 'undo', tone: 'undone' };
    case 'undo_finished':
      return / left behind /.test(one.message) ? { title: `${name} was taken back in part`, text: say, icon: 'warning', tone: 'bad' } : { title: `${name} was taken back`, icon: 'undo', tone: 'undone' };
    case 'undo_failed':
      return { title: `${name} could not be taken back`, text: say, icon: 'warning', tone: 'bad' };
    case 'left':
      return { title: `${name} was left as it is`, text: say, icon: 'warning', tone: 'bad' };
    case 'kept':
      return { title: `What ${name} made is kept`, icon: 'box', tone: 'neutral' };
    case 'ended':
      return { title: 'The run ended', icon: run.phase === 'completed' ? 'check' : 'dash', tone: run.phase === 'completed' ? 'good' : 'neutral' };
    default:
      return { title: say || one.kind.replaceAll('_', ' '), icon: 'dot', tone: 'neutral' };
  }
}

/** Nothing for what took no time that anybody would notice. */
const tookOf = (milliseconds: number) => (milliseconds < 100 ? '' : duration(milliseconds));

const sameThing = (one: Happening, other: Happening) => stepIdOf(one) === stepIdOf(other) && one.iteration === other.iteration;

/** The timeline of a run in words. A beginning is left out where nothing but its end follows for the same step. */
export function momentsOf(happenings: Happening[], run: Run): Moment[] {
  const names = new Map(run.steps.map((step) => [step.id, step.name]));
  const moments: Moment[] = [];
  happenings.forEach((one, index) => {
    const later = happenings.slice(index + 1).find((other) => sameThing(one, other));
    if (later && ends[later.kind] === one.kind && one.kind !== 'waiting') return;
    const stepId = stepIdOf(one);
    const name = stepId ? `“${names.get(stepId) ?? stepId}”${one.iteration ? ` [${one.iteration}]` : ''}` : 'The run';
    const begin = ends[one.kind] && happenings.slice(0, index).findLast((other) => other.kind === ends[one.kind] && sameThing(one, other));
    const words = wordsOf(one, name, names, run);
    moments.push({ id: one.id, stepId, at: one.at, text: '', ...words, took: begin ? tookOf(Date.parse(one.at) - Date.parse(begin.at)) : '' });
  });
  return moments;
}
