import { describe, expect, it } from 'vitest';
import { ago, duration } from './time';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('ago', () => {
  it.each([
    ['2026-11-21T11:59:58Z', 'just now'],
    ['2026-11-21T11:59:20Z', '40 seconds ago'],
    ['2026-11-21T11:15:00Z', '45 minutes ago'],
    ['2026-11-21T09:00:00Z', '3 hours ago'],
    ['2026-11-20T11:00:00Z', 'yesterday'],
    ['2026-11-01T12:00:00Z', '1 Nov 2026'],
  ])('says of %s: %s', (instant, text) => {
    expect(ago(instant, now)).toBe(text);
  });
});

describe('duration', () => {
  it.each([
    [412, '0.4 s'],
    [12_300, '12 s'],
    [185_000, '3 min 5 s'],
    [7_800_000, '2 h 10 min'],
    [-5, '0.0 s'],
  ])('writes %d ms as %s', (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
  });
});
