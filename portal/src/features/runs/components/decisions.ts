import type { IconName } from '@/components/Icon';
import type { DecisionChoice, JsonObject } from '@/lib/api';
import type { Verb } from '../api/decisions';

interface Words {
  /** On the button that asks. */
  button: string;
  title: (step: string) => string;
  /** On the button that decides. */
  confirm: string;
  icon: IconName;
}

export const verbs: Record<Verb, Words> = {
  retry: { button: 'Try again', title: (step) => `Run “${step}” again?`, confirm: 'Run it again', icon: 'refresh' },
  skip: { button: 'Leave it out', title: (step) => `Go on without “${step}”?`, confirm: 'Go on without it', icon: 'arrowRight' },
  undo: { button: 'Take back', title: () => 'Take the run back?', confirm: 'Take it back', icon: 'undo' },
  keep: { button: 'Keep and end', title: () => 'End the run and keep what it made?', confirm: 'Keep and end', icon: 'check' },
};

/** What a decision does, in sentences; step ids are replaced by names. */
export function effects(choice: DecisionChoice, name: (id: string) => string): string[] {
  const list = (ids: string[]) => ids.map((id) => `“${name(id)}”`).join(', ');
  return [
    choice.runs.length > 0 ? `Runs ${list(choice.runs)}, as far as their conditions let them.` : '',
    choice.undoes.length > 0 ? `Takes back ${list(choice.undoes)}, unless someone changed meanwhile what they made.` : '',
    choice.keeps.length > 0 ? `Keeps what ${list(choice.keeps)} made.` : '',
    choice.runs.length + choice.undoes.length + choice.keeps.length === 0 ? 'No step runs, and nothing was made.' : '',
  ].filter(Boolean);
}

/** The object that a text in JSON means; undefined for an empty text, an error for anything else. */
export function objectOf(text: string): JsonObject | undefined {
  if (text.trim() === '') return undefined;
  const hint = 'Write an object in JSON, such as {"name": "payments"}.';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (fault) {
    throw new Error(`${hint} ${(fault as Error).message}`);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Error(hint);
  return value as JsonObject;
}
