import { expect, it } from 'vitest';
import { render } from '@/fixtures/render';
import type { Finding } from '@/lib/api';
import { FindingList, summary } from './FindingList';

const finding = (severity: Finding['severity'], more: Partial<Finding> = {}): Finding => ({ severity, rule: 'unknown-action', file: 'template.yaml', line: 14, column: 9, path: '/spec', message: severity, ...more });

it('shows the heaviest first, each with its place', async () => {
  const holder = await render(<FindingList findings={[finding('info', { line: 0, column: 0 }), finding('error'), finding('warning', { column: 0 })]} />);

  expect([...holder.querySelectorAll('li')].map((item) => [...item.querySelectorAll('.badge, code')].map((one) => one.textContent))).toEqual([
    ['Error', 'template.yaml:14:9'],
    ['Warning', 'template.yaml:14'],
    ['Note', 'template.yaml'],
  ]);
});

it('counts by weight', () => {
  expect(summary([finding('info'), finding('error'), finding('error')])).toBe('2 errors, 1 note');
});
