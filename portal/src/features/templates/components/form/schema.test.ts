import { describe, expect, it } from 'vitest';
import schemas from '@/fixtures/schemas.json';
import type { ParameterSchema } from '@/lib/api';
import { namesOn, pagesOf, pathsOfField, uiSchema, valuesSchema } from './schema';

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
  });
});

describe('uiSchema', () => {
  it('follows references and lists', () => {
    const root = { properties: { people: { type: 'array', items: { $ref: '#/definitions/person' } } }, definitions: { person: { properties: { note: { 'ui:widget': 'textarea' } } } } };

    expect(uiSchema(root, root, 0)).toEqual({ people: { items: { note: { 'ui:widget': 'textarea' } } } });
  });

  it('ends on schemas that contain themselves', () => {
    const root = { properties: { child: { $ref: '#' } }, definitions: { a: { $ref: '#/definitions/a' } }, $ref: '#/definitions/a' };

    expect(uiSchema(root, root, 0)).toEqual({ child: {} });
  });
});

it('keeps properties whose own name looks like a keyword', () => {
  expect(valuesSchema({ properties: { items: { type: 'string', 'ui:help': 'x' } } })).toEqual({ properties: { items: { type: 'string' } } });
});

it('knows every name that a page may ask for', () => {
  expect([...namesOn(pages[1]!.schema as never)].sort()).toEqual(['database', 'databasePassword', 'size', 'storage']);
});

it('finds the fields of one kind, nested ones too', () => {
  expect(pathsOfField({ a: { 'ui:field': 'Secret' }, b: { c: { 'ui:field': 'Secret' }, 'ui:options': {} } }, 'Secret')).toEqual([['a'], ['b', 'c']]);
});
