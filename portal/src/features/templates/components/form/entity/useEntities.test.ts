import { expect, it } from 'vitest';
import { filterText } from './useEntities';

it('writes a filter in the grammar of the catalog', () => {
  expect(filterText({ kind: ['Group', 'User'], 'spec.type': 'team', 'metadata.annotations.x': { exists: true } })).toBe('kind=Group,kind=User,spec.type=team,metadata.annotations.x');
});
