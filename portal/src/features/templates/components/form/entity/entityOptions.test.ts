import { describe, expect, it } from 'vitest';
import { complete, wantedOf } from './entityOptions';
import { tagFault } from './ListFields';

describe('wantedOf', () => {
  it('takes the filter of the template before its kinds, and its kinds before those of the field', () => {
    expect(wantedOf({ catalogFilter: { kind: 'API' }, allowedKinds: ['Group'] }, ['User']).filters).toEqual([{ kind: 'API' }]);
    expect(wantedOf({ catalogFilter: [{ kind: 'API' }, { kind: 'Resource' }] }).filters).toEqual([{ kind: 'API' }, { kind: 'Resource' }]);
    expect(wantedOf({ allowedKinds: ['Group'] }, ['User'])).toMatchObject({ filters: [{ kind: ['Group'] }], expectedKind: 'group' });
    expect(wantedOf({}, ['User']).filters).toEqual([{ kind: ['User'] }]);
    expect(wantedOf({}).filters).toEqual([]);
  });

  it('has the defaults of Backstage', () => {
    expect(wantedOf({})).toMatchObject({ allowAny: true, autoSelect: true });
    expect(wantedOf({ allowArbitraryValues: false, autoSelect: false, defaultNamespace: false })).toMatchObject({ allowAny: false, autoSelect: false, defaultNamespace: false });
  });
});

describe('complete', () => {
  it('makes a whole ref in lower case when the kind is known', () => {
    expect(complete('Payments', { expectedKind: 'component', defaultNamespace: 'shop' })).toBe('component:shop/payments');
    expect(complete('API:Orders', { expectedKind: 'component' })).toBe('api:default/orders');
    expect(complete('orders', { expectedKind: 'api', defaultNamespace: false })).toBe('api:default/orders');
  });

  it('leaves what is no ref as it was typed', () => {
    expect(complete('Payments', {})).toBe('Payments');
    expect(complete('two words', { expectedKind: 'api' })).toBe('two words');
  });
});

it('knows tags', () => {
  expect(['java', 'spring-boot', 'c++', 'c#', 'a:b'].map(tagFault)).toEqual([null, null, null, null, null]);
  expect(['no_tag', '-x', 'x'.repeat(64), 'Ä'].map((tag) => tagFault(tag) !== null)).toEqual([true, true, true, true]);
});
