import type { JsonObject } from '@/lib/api';
import { given } from './form/given';
import type { FormPage } from './form/schema';
import { enteredIn } from './form/uiSchema';

/** How far the form is filled in. Pages are counted from 0; the review comes after the last. */
export interface LaunchState {
  values: JsonObject;
  secrets: Record<string, string>;
  /** The last page that may be shown: all before it were accepted. */
  reached: number;
  touched: boolean;
}

export type LaunchEvent =
  | { type: 'changed'; values: JsonObject }
  | { type: 'secret'; name: string; value: string }
  | { type: 'accepted'; page: number; values: JsonObject };

export function launchReducer(state: LaunchState, event: LaunchEvent): LaunchState {
  switch (event.type) {
    case 'changed':
      return { ...state, values: event.values, touched: state.touched || differs(state.values, event.values) };
    case 'secret':
      return { ...state, secrets: { ...state.secrets, [event.name]: event.value }, touched: true };
    case 'accepted':
      return { ...state, values: event.values, reached: Math.max(state.reached, event.page + 1) };
  }
}

/** Defaults that the form fills in by itself are no change of the user's. */
function differs(before: JsonObject, after: JsonObject): boolean {
  return Object.entries(after).some(([name, value]) => name in before && JSON.stringify(before[name]) !== JSON.stringify(value));
}

/** The values that are sent: those that have one. */
export function sentValues(values: JsonObject): JsonObject {
  return given(values) as JsonObject;
}

/** The secrets that are sent: those of fields whose value is there. */
export function sentSecrets(state: LaunchState): Record<string, string> {
  return Object.fromEntries(Object.entries(state.secrets).filter(([, value]) => value !== ''));
}

function without(value: unknown, path: (string | number)[]): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  if (Array.isArray(value)) return value.map((one, index) => (index === first ? without(one, rest) : one));
  const { [first]: inner, ...others } = value as JsonObject;
  const left = without(inner, rest);
  return left === undefined ? others : { ...others, [first]: left };
}

/** Answers of an earlier run without those that were masked there, to begin a new form with. */
export function answersToRepeat(parameters: JsonObject, pages: FormPage[]): JsonObject {
  const masked = pages.flatMap((page) => enteredIn(page.uiSchema, parameters)).filter(({ field }) => field === 'Secret');
  return masked.reduce((answers, { path }) => without(answers, path) as JsonObject, parameters);
}

/** A key for the request that starts the run: the same for the same request, another for another. */
export function requestKeys(random: () => string): (body: unknown) => string {
  let last = { body: '', key: '' };
  return (body) => {
    const text = JSON.stringify(body);
    if (text !== last.body) last = { body: text, key: random() };
    return last.key;
  };
}

export function randomKey(): string {
  const numbers = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(numbers, (number) => number.toString(16).padStart(2, '0')).join('');
}
