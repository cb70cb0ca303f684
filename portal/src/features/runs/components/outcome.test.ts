import { describe, expect, it } from 'vitest';
import cancelled from '@/fixtures/runs/cancelled.json';
import completed from '@/fixtures/runs/completed.json';
import failed from '@/fixtures/runs/failed.json';
import running from '@/fixtures/runs/running.json';
import undone from '@/fixtures/runs/undone.json';
import leftovers from '@/fixtures/runs/undone_with_leftovers.json';
import type { Run } from '@/lib/api';
import { howCancelStops, inWords, outcomeOf, whatCancelTakesBack } from './outcome';

const of = (run: unknown) => outcomeOf(run as Run);

describe('outcomeOf', () => {
  it('counts what a completed run made', () => {
    expect(of(completed)).toEqual({ tone: 'good', title: 'Everything was made', sentences: ['This run made 1 claim, 1 repository, 1 catalog entity, 2 messages.'] });
  });

  it('says of an undone run what happened, what was taken back, and what to do', () => {
    const { title, sentences } = of(undone)!;

    expect(title).toBe('The run failed, and nothing of it remains');
    expect(sentences[0]).toMatch(/^The step “Register in the catalog” failed: Entity component:default\/payments is already registered/);
    expect(sentences.slice(1)).toEqual(['Taken back: 1 claim, 1 repository.', 'When the cause is mended, “Run again” opens the form with these answers.']);
  });

  it('says what remains, and points at the reasons', () => {
    expect(of(leftovers)!.title).toBe('The run failed, and 1 repository of it remains');
    expect(of(leftovers)!.sentences.at(-1)).toContain('listed below with the reason');
  });

  it('says who took a run back after its end', () => {
    const retired = { ...undone, failure: { type: 'Undone', message: 'user:default/ada took the run back', stepId: null } };

    expect(of(retired)).toEqual({ tone: 'neutral', title: 'The run was taken back, and nothing of it remains', sentences: ['ada took the run back.', 'Taken back: 1 claim, 1 repository.'] });
  });

  it('says what a failed run kept', () => {
    expect(of(failed)!.sentences[1]).toBe('Kept: 1 claim, 1 repository.');
  });

  it('says that nothing of a cancelled run remains', () => {
    expect(of(cancelled)!.title).toBe('The run was cancelled, and nothing of it remains');
  });

  it('says nothing while the run is under way', () => {
    expect(of(running)).toBeNull();
  });
});

it('lists what a cancel would take back', () => {
  expect(inWords(whatCancelTakesBack(running as unknown as Run))).toBe('1 claim');
});

it('says that a cancel awaits steps under way and cancels runs within', () => {
  const steps = running.steps.map((step, index) => ({ ...step, state: index < 2 ? 'running' : 'open', name: `Step ${index}`, action: index === 1 ? 'template:run' : 'fs:write' }));

  expect(howCancelStops({ ...running, steps: steps.slice(0, 1) } as unknown as Run)).toBe('The run stops after its current step, “Step 0”, then takes back what it made.');
  expect(howCancelStops({ ...running, steps: steps.slice(1) } as unknown as Run)).toBe('The run stops, then takes back what it made. What is a run of its own, “Step 1”, is cancelled and taken back with it.');
  expect(howCancelStops({ ...running, steps: [], parentRunId: '01a1' } as unknown as Run)).toBe('The run stops, then takes back what it made. The step of the run around it fails then.');
});
