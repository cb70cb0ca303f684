import { describe, expect, it } from 'vitest';
import schemas from '@/fixtures/schemas.json';
import type { ParameterSchema } from '@/lib/api';
import { flagsOf, namesOn, pagesOf, valuesSchema } from './schema';

const pages = pagesOf(schemas['java-service'] as unknown as ParameterSchema);

describe('pagesOf', () => {
  it('parts what is for people from what is for values', () => {
    expect(pages[0]!.uiSchema.owner).toMatchObject({ 'ui:field': 'OwnerPicker' });
    expect(pages[0]!.schema.properties!.owner).toEqual({ title: 'Owner', type: 'string', description: 'The group that looks after it.' });
  });

  it('finds what conditional values say to people', () => {
    expect(pages[1]!.uiSchema.databasePassword).toMatchObject({ 'ui:field': 'Secret' });
    expect(JSON.stringify(pages[1]!.schema)).not.toContain('ui:');
  });

  it('leaves a box that must be ticked to the user', () => {
    const page = pagesOf({ title: 't', steps: [{ title: 'p', schema: { properties: { ok: { type: 'boolean', const: true } } } }] })[0]!;

    expect(page.schema.properties!.ok).toEqual({ type: 'boolean', enum: [true] });
  });

  it('leaves out pages and values behind feature flags, and does not require them', () => {
    const flagged = { 'backstage:featureFlag': 'x', type: 'string' };
    const [page, ...others] = pagesOf({
      title: 't',
      steps: [
        { title: 'a', schema: { required: ['a', 'b'], properties: { a: { type: 'string' }, b: flagged } } },
        { title: 'b', schema: { 'backstage:featureFlag': 'x' } },
      ],
    });

    expect(others).toEqual([]);
    expect(page!.schema).toMatchObject({ required: ['a'], properties: { a: { type: 'string' } } });
    expect(Object.keys(page!.schema.properties!)).toEqual(['a']);
  });

  it('shows what is behind a feature flag that is on, and requires it', () => {
    const parameters = { title: 't', steps: [{ title: 'a', schema: { 'backstage:featureFlag': 'x', required: ['b'], properties: { b: { 'backstage:featureFlag': 'y', type: 'string' } } } }] };

    expect(pagesOf(parameters, new Set(['x'])).map((page) => page.schema.required)).toEqual([[]]);
    expect(pagesOf(parameters, new Set(['x', 'y']))[0]!.schema).toMatchObject({ required: ['b'], properties: { b: { type: 'string' } } });
    expect(flagsOf(parameters.steps)).toEqual(['x', 'y']);
  });

  it('hides values behind a feature flag in groups too', () => {
    const group = { type: 'object', required: ['b'], properties: { b: { type: 'string', 'backstage:featureFlag': 'x' } } };
    const page = pagesOf({ title: 't', steps: [{ title: 'a', schema: { properties: { group } } }] })[0]!;

    expect(page.schema.properties!.group).toEqual({ type: 'object', required: [], properties: {} });
  });
});

it('keeps properties whose own name looks like a keyword', () => {
  expect(valuesSchema({ properties: { items: { type: 'string', 'ui:help': 'x' } } })).toEqual({ properties: { items: { type: 'string' } } });
});

it('knows every name that a page may ask for', () => {
  expect([...namesOn(pages[1]!.schema as never)].sort()).toEqual(['database', 'databasePassword', 'size', 'storage']);
});
