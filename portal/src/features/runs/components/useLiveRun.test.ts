import { expect, it } from 'vitest';
import completed from '@/fixtures/runs/completed.json';
import running from '@/fixtures/runs/running.json';
import type { Run } from '@/lib/api';
import { changes } from './useLiveRun';

it('says to a screen reader which steps moved and how the run ended', () => {
  const before = { ...running, id: completed.id } as unknown as Run;

  expect(changes(before, completed as unknown as Run)).toEqual([
    'Publish the repository: Completed.',
    'Register in the catalog: Completed.',
    'Tell the team: Completed.',
    'Write to the owner: Completed.',
    'The run: Completed.',
  ]);
  expect(changes(before, before)).toEqual([]);
});
