import { describe, expect, it } from 'vitest';
import { enteredIn, uiSchema } from './uiSchema';

describe('uiSchema', () => {
  it('follows references and lists', () => {
    const root = { properties: { people: { type: 'array', items: { $ref: '#/definitions/person' } } }, definitions: { person: { properties: { note: { 'ui:widget': 'textarea' } } } } };

    expect(uiSchema(root, root)).toEqual({ people: { items: { note: { 'ui:widget': 'textarea' } } } });
  });

  it('ends on schemas that contain themselves', () => {
    const root = { properties: { child: { $ref: '#' } }, definitions: { a: { $ref: '#/definitions/a' } }, $ref: '#/definitions/a' };

    expect(uiSchema(root, root)).toEqual({ child: {} });
  });

  it('says of each alternative what that alternative says', () => {
    const root = { oneOf: [{ properties: { a: { 'ui:help': 'first' } } }, { properties: { a: { 'ui:help': 'second' } } }] };

    expect(uiSchema(root, root)).toMatchObject({ oneOf: [{ a: { 'ui:help': 'first' } }, { a: { 'ui:help': 'second' } }] });
  });

  it('puts values that an order leaves out last', () => {
    const root = { 'ui:order': ['b'], properties: { a: {}, b: {} } };

    expect(uiSchema(root, root)['ui:order']).toEqual(['b', '*']);
  });

  it('takes the words of choices from wherever a template puts them', () => {
    const root = { properties: { one: { enumNames: ['A'] }, many: { 'ui:enumNames': ['B'], items: { enum: ['b'] } }, more: { items: { enum: ['c'], enumNames: ['C'] } } } };

    expect(uiSchema(root, root)).toMatchObject({ one: { 'ui:enumNames': ['A'] }, many: { items: { 'ui:enumNames': ['B'] } }, more: { items: { 'ui:enumNames': ['C'] } } });
  });

  it('leaves out layouts, which are components of Backstage', () => {
    const root = { 'ui:ObjectFieldTemplate': 'Grid', 'ui:options': { ArrayFieldTemplate: 'Grid', inline: true } };

    expect(uiSchema(root, root)).toEqual({ 'ui:options': { inline: true } });
  });
});

describe('enteredIn', () => {
  it('finds what is entered in fields of their own, in groups and lists too', () => {
    const ui = { a: { 'ui:field': 'Secret' }, b: { c: { 'ui:field': 'Secret' } }, d: { items: { e: { 'ui:field': 'RepoUrlPicker' } } }, f: {} };

    const found = enteredIn(ui, { a: '*', b: { c: '**' }, d: [{ e: 'x' }, {}, { e: 'y' }], f: 'z' });

    expect(found.map(({ path, field, value }) => [path.join('.'), field, value])).toEqual([
      ['a', 'Secret', '*'],
      ['b.c', 'Secret', '**'],
      ['d.0.e', 'RepoUrlPicker', 'x'],
      ['d.2.e', 'RepoUrlPicker', 'y'],
    ]);
  });
});
