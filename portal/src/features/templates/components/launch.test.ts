import { describe, expect, it } from 'vitest';
import schemas from '@/fixtures/schemas.json';
import run from '@/fixtures/runs/completed.json';
import type { ParameterSchema } from '@/lib/api';
import { pagesOf } from './form/schema';
import { answersToRepeat, launchReducer, requestKeys, sentSecrets, sentValues, type LaunchState } from './launch';

const empty: LaunchState = { values: {}, secrets: {}, reached: 0, touched: false };

describe('launchReducer', () => {
  it('opens the next page when one is accepted, and never closes one', () => {
    const third = launchReducer({ ...empty, reached: 2 }, { type: 'accepted', page: 0, values: { name: 'x' } });

    expect(third).toMatchObject({ reached: 2, values: { name: 'x' } });
    expect(launchReducer(third, { type: 'accepted', page: 2, values: {} }).reached).toBe(3);
  });

  it('does not take defaults that the form fills in for changes of the user', () => {
    const filled = launchReducer(empty, { type: 'changed', values: { size: 'small' } });

    expect(filled.touched).toBe(false);
    expect(launchReducer(filled, { type: 'changed', values: { size: 'large' } }).touched).toBe(true);
  });

  it('keeps secrets apart from values', () => {
    const state = launchReducer(empty, { type: 'secret', name: 'token', value: 'hunter2' });

    expect(JSON.stringify(state.values)).not.toContain('hunter2');
    expect(sentSecrets(state)).toEqual({ token: 'hunter2' });
    expect(sentSecrets(launchReducer(state, { type: 'secret', name: 'token', value: '' }))).toEqual({});
  });
});

it('sends no values that are not there', () => {
  expect(sentValues({ a: 1, b: undefined, c: null })).toEqual({ a: 1, c: null });
});

it('repeats the answers of a run without its secrets', () => {
  const answers = answersToRepeat(run.parameters, pagesOf(schemas['java-service'] as unknown as ParameterSchema));

  expect(answers.name).toBe('payments');
  expect(answers).not.toHaveProperty('databasePassword');
});

it('sends the same request with the same key, and a changed one with another', () => {
  let number = 0;
  const keyOf = requestKeys(() => `key-${(number += 1)}`);

  expect([keyOf({ a: 1 }), keyOf({ a: 1 }), keyOf({ a: 2 })]).toEqual(['key-1', 'key-1', 'key-2']);
});
