import { describe, expect, it } from 'vitest';
import schemas from '@/fixtures/schemas.json';
import type { ParameterSchema } from '@/lib/api';
import { pagesOf } from './schema';
import { pathOf, placeFaults } from './serverFaults';

const pages = pagesOf(schemas['java-service'] as unknown as ParameterSchema);

describe('placeFaults', () => {
  it('puts faults on the page and field they belong to, and names the first such page', () => {
    const placed = placeFaults(
      [
        { path: ['storage'], property: 'instance.storage', name: 'minimum', message: 'must be greater than or equal to 10' },
        { path: [], property: 'instance', name: 'required', argument: 'repoUrl', message: 'requires property "repoUrl"' },
      ],
      pages,
    );

    expect(placed.firstPage).toBe(1);
    expect(placed.byPage[1]).toEqual({ storage: { __errors: ['Must be greater than or equal to 10.'] } });
    expect(placed.byPage[2]).toEqual({ repoUrl: { __errors: ['This is required.'] } });
  });

  it('keeps what belongs to no field', () => {
    expect(placeFaults([{ path: ['unknown'], message: 'is not allowed' }], pages)).toMatchObject({ elsewhere: ['unknown: Is not allowed.'], firstPage: null });
  });
});

it('puts what is said about a token at the field that asks for it', () => {
  const repoUrl = { type: 'string', 'ui:field': 'RepoUrlPicker', 'ui:options': { requestUserCredentials: { secretsKey: 'TOKEN' } } };
  const asking = pagesOf({ title: 't', steps: [{ title: 'p', schema: { properties: { repoUrl } } }] });

  const placed = placeFaults([{ path: [], property: 'secrets', name: 'required', argument: 'TOKEN', message: 'secrets.TOKEN is required' }], asking);

  expect(placed.byPage[0]).toEqual({ repoUrl: { __errors: ['The token: This is required.'] } });
});

describe('pathOf', () => {
  it('finds the field of a missing secret', () => {
    expect(pathOf({ path: [], property: 'secrets', message: 'secrets.databasePassword is required' })).toEqual(['databasePassword']);
    expect(pathOf({ path: [], property: 'secrets.databasePassword', message: 'does not meet minimum length of 8' })).toEqual(['databasePassword']);
    expect(pathOf({ path: [], property: 'secrets', name: 'required', argument: 'databasePassword', message: 'secrets.databasePassword is required' })).toEqual(['databasePassword']);
  });
});
