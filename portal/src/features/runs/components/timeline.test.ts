import { expect, it } from 'vitest';
import leftovers from '@/fixtures/runs/undone_with_leftovers.json';
import recorded from '@/fixtures/timeline.json';
import type { Happening, Run } from '@/lib/api';
import { momentsOf, withNames, withoutId } from './timeline';

const run = leftovers as unknown as Run;
const moments = momentsOf(recorded.items as Happening[], run);
const titles = moments.map((moment) => moment.title);

it('leaves out a beginning whose end follows, and says how long it took', () => {
  expect(titles).not.toContain('“Render the skeleton” began');
  expect(moments.find((moment) => moment.title === '“Render the skeleton” completed')?.took).toBe('1.4 s');
});

it('keeps the beginning of what was tried again', () => {
  const at = titles.indexOf('“Publish the repository” began');

  expect(titles.slice(at, at + 4)).toEqual([
    '“Publish the repository” began',
    '“Publish the repository” did not work and is tried again',
    '“Publish the repository”: attempt 2 began',
    '“Publish the repository” failed',
  ]);
});

it('says who decided what, and until when a decision was possible', () => {
  expect(moments.find((moment) => moment.title.startsWith('Paused'))?.text).toMatch(/^Until 28 Nov 2026/);
  expect(titles).toContain('ada runs “Publish the repository” again. The other repository is gone.');
});

it('says how long a wait took and who answered', () => {
  expect(moments.find((moment) => moment.title.endsWith('waits no longer'))?.took).toBe('1 h 12 min');
  expect(titles).toContain('bob approved: Fine with me.');
});

it('tells of each undo what came of it', () => {
  expect(titles).toContain('“Order the database” was taken back');
  expect(moments.find((moment) => moment.title === '“Publish the repository” was left as it is')?.text).toContain('locked by an administrator. ada left it.');
});

it('shows what it has no word for as it was told', () => {
  const note: Happening = { id: 1, kind: 'note', at: '2026-11-21T08:00:00Z', stepId: null, iteration: null, attempt: 0, message: 'Something new.' };

  expect(momentsOf([note], run)[0]?.title).toBe('Something new.');
});

it('names people without their kind', () => {
  expect(withNames('user:default/ada and group:other/leads')).toBe('ada and other/leads');
});

it('calls the run around it by its place', () => {
  expect(withoutId('Run 01a1 took the run back', { parentRunId: '01a1' } as Run)).toBe('The run around it took the run back');
  expect(withoutId('Run 01a1 took the run back', { parentRunId: null } as Run)).toBe('Run 01a1 took the run back');
});
