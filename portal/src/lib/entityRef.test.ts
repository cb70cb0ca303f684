import { describe, expect, it } from 'vitest';
import { entityPath, parseEntityRef, shortRef } from './entityRef';

describe('parseEntityRef', () => {
  it('reads whole refs and lower-cases the kind', () => {
    expect(parseEntityRef('Component:shop/payments')).toEqual({ kind: 'component', namespace: 'shop', name: 'payments' });
  });

  it('fills in what is left out', () => {
    expect(parseEntityRef('payments', { kind: 'group' })).toEqual({ kind: 'group', namespace: 'default', name: 'payments' });
  });

  it('knows no ref without a kind, and none with spaces', () => {
    expect(parseEntityRef('payments')).toBeNull();
    expect(parseEntityRef('group:pay ments')).toBeNull();
  });
});

describe('shortRef', () => {
  it('leaves out what is expected', () => {
    expect(shortRef('group:default/payments', 'group')).toBe('payments');
    expect(shortRef('user:shop/ada', 'group')).toBe('user:shop/ada');
  });
});

describe('entityPath', () => {
  it('leads templates to their form and everything else to the catalog', () => {
    expect(entityPath({ kind: 'template', namespace: 'default', name: 'java' })).toBe('/templates/default/java');
    expect(entityPath({ kind: 'api', namespace: 'default', name: 'v1' })).toBe('/catalog/api/default/v1');
  });
});
