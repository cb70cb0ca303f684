import { expect, it } from 'vitest';
import { byType, relationText } from './relations';

it('groups relations by type and sorts their targets', () => {
  expect(
    byType([
      { type: 'partOf', targetRef: 'system:default/b' },
      { type: 'ownedBy', targetRef: 'group:default/x' },
      { type: 'partOf', targetRef: 'system:default/a' },
    ]),
  ).toEqual([
    ['ownedBy', ['group:default/x']],
    ['partOf', ['system:default/a', 'system:default/b']],
  ]);
});

it('has words for relations that it does not know', () => {
  expect(relationText('deployedTo')).toBe('Deployed to');
});
