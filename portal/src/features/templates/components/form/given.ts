import { isObject } from './uiSchema';

/**
 * The values that someone gave. The form library keeps empty places for what was left out; a list of nothing but empty
 * places is not there either.
 */
export function given(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 && value.every((one) => one === undefined || one === null) ? undefined : value.map(given);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, given(one)] as const);
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}
