import { describe, expect, it } from 'vitest';
import { click, render } from '@/fixtures/render';
import events from '@/fixtures/runs/undone.events.json';
import undone from '@/fixtures/runs/undone.json';
import running from '@/fixtures/runs/running.json';
import runs from '@/fixtures/runs.json';
import type { Run, RunEvent, RunStep, RunSummary } from '@/lib/api';
import { addEvents } from './log';
import { groupsOf, StepList } from './StepList';

const lines = addEvents([], events as RunEvent[]);
const toggles = () => [...document.querySelectorAll<HTMLElement>('.step-toggle')];

describe('StepList', () => {
  it('opens the failed step by itself and the others when asked', async () => {
    const holder = await render(<StepList run={undone as unknown as Run} lines={lines} />);

    expect(toggles().map((toggle) => toggle.getAttribute('aria-expanded'))).toEqual(['false', 'false', 'false', 'true', 'false', 'false']);
    await click(toggles()[0]!);

    expect(holder.querySelector('#step-fetch')?.textContent).toContain('Rendering 34 files with Handlebars');
    expect(holder.querySelector('#step-fetch .ansi-green')?.textContent).toBe('info');
  });

  it('says each state in words', async () => {
    const holder = await render(<StepList run={undone as unknown as Run} lines={lines} />);

    expect([...holder.querySelectorAll('.step-word')].map((word) => word.textContent)).toEqual(['Undone', 'Undone', 'Undone', 'Failed', 'Not started', 'Not started']);
  });
});

it('puts steps that run at once together', () => {
  expect(groupsOf(running.steps as RunStep[]).map((group) => group.map((step) => step.id))).toEqual([['fetch'], ['claim'], ['publish'], ['register'], ['slack', 'mail']]);
});

it('leads to the runs that a step is', async () => {
  const step = running.steps[2]!;
  const child = { ...runs.items[0]!, id: 'child-1', title: 'Inner service: payments', phase: 'waiting', parentRunId: running.id, parentStepId: step.id };

  const holder = await render(<StepList run={running as unknown as Run} lines={[]} within={[child as unknown as RunSummary]} />);

  const link = holder.querySelector<HTMLAnchorElement>(`.step:has(#step-${step.id}) .child-runs a`);
  expect(link?.getAttribute('href')).toBe('/runs/child-1');
  expect(link?.parentElement?.textContent).toBe('Inner service: paymentsWaiting');
  expect(holder.querySelectorAll('.child-runs')).toHaveLength(1);
});
