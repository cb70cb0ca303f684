import { expect, it } from 'vitest';
import recorded from '@/fixtures/waits.json';
import type { OpenWait } from '@/lib/api';
import { whyNot } from './WaitNotice';

const wait = { ...recorded.items[0], canAnswer: false } as unknown as OpenWait;

it('says to who started the run that somebody else must approve it', () => {
  expect(whyNot(wait, 'user:default/grace')).toBe('You started this run, and its template wants somebody else to approve it.');
});

it('says to who has answered what it was', () => {
  expect(whyNot(wait, 'user:default/bob')).toBe('You have approved it; others are still to answer.');
});

it('says to everybody else that they are not asked', () => {
  expect(whyNot(wait, 'user:default/eve')).toBe('You are not among those who are asked.');
});
