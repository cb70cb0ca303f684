import { expect, it } from 'vitest';
import { given } from './given';

it('leaves out what nobody gave, in groups and lists too', () => {
  expect(given({ a: undefined, b: { c: undefined, d: null }, pair: [null, undefined], ports: [80, undefined], none: [] })).toEqual({ b: { d: null }, ports: [80, undefined], none: [] });
});
