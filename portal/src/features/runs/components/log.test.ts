import { describe, expect, it } from 'vitest';
import recorded from '@/fixtures/runs/undone.events.json';
import type { RunEvent } from '@/lib/api';
import { addEvents, linesOfStep } from './log';

const events = recorded as RunEvent[];

describe('addEvents', () => {
  it('takes each event once, in the order of ids, however they arrive', () => {
    const late = addEvents(addEvents([], events.slice(5)), events.slice(0, 8));

    expect(late.map((line) => line.id)).toEqual(addEvents([], events).map((line) => line.id));
  });

  it('answers the same list when there is nothing new', () => {
    const lines = addEvents([], events);

    expect(addEvents(lines, events)).toBe(lines);
  });

  it('passes over events without a word', () => {
    expect(addEvents([], [{ id: 1, type: 'recovered', createdAt: '', body: {} }])).toEqual([]);
  });
});

it('gives each step its lines and marks what failed', () => {
  const lines = linesOfStep(addEvents([], events), 'register');

  expect(lines.map((line) => line.isFault)).toEqual([false, true]);
  expect(lines[1]!.text).toContain('already registered');
});
