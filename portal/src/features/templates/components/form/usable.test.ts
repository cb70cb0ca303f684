import { getDefaultRegistry } from '@rjsf/core';
import { createSchemaUtils, type Registry, type RJSFSchema, type UiSchema } from '@rjsf/utils';
import { describe, expect, it } from 'vitest';
import { usable } from './usable';
import { validator } from './validator';

const registryOf = (schema: RJSFSchema) => {
  const registry = getDefaultRegistry();
  return { ...registry, fields: { ...registry.fields, Secret: () => null }, schemaUtils: createSchemaUtils(validator, schema) } as unknown as Registry;
};
const of = (schema: RJSFSchema, ui: UiSchema) => usable(schema, ui, registryOf(schema));

describe('usable', () => {
  it('keeps what is known', () => {
    expect(of({ type: 'string' }, { 'ui:field': 'Secret' })).toEqual({ ui: { 'ui:field': 'Secret' }, unknown: null, field: null });
    expect(of({ type: 'string' }, { 'ui:widget': 'textarea', 'ui:help': 'x' }).ui).toEqual({ 'ui:widget': 'textarea', 'ui:help': 'x' });
  });

  it('leaves out a field that it does not know, wherever the template names it, and says so', () => {
    const unknown = { kind: 'field', name: 'TeamPicker' };

    expect(of({ type: 'string' }, { 'ui:field': 'TeamPicker', 'ui:help': 'x' })).toEqual({ ui: { 'ui:help': 'x' }, unknown, field: null });
    expect(of({ type: 'string' }, { 'ui:options': { field: 'TeamPicker', host: 'x' } })).toEqual({ ui: { 'ui:options': { host: 'x' } }, unknown, field: null });
  });

  it('leaves out a widget that does not suit the value, and speaks only of those that nobody knows', () => {
    expect(of({ type: 'array', items: { type: 'string' } }, { 'ui:widget': 'textarea' })).toEqual({ ui: {}, unknown: null, field: null });
    expect(of({ type: 'string' }, { 'ui:widget': 'Stars' })).toEqual({ ui: {}, unknown: { kind: 'widget', name: 'Stars' }, field: null });
    expect(of({ oneOf: [{ type: 'string' }, { type: 'object' }] }, { 'ui:widget': 'textarea' }).ui).toEqual({});
    expect(of({ type: 'object' }, { 'ui:widget': 'hidden' }).ui).toEqual({ 'ui:widget': 'hidden' });
  });

  it('has JSON entered where the schema says too little to draw it', () => {
    expect(of({ type: 'object' }, { 'ui:field': 'Groups' }).field).toBe('Json');
    expect(of({ type: 'array' }, {}).field).toBe('Json');
    expect(of({ title: 'Any' }, {}).field).toBe('Text');
    expect(of({ type: 'object', properties: {} }, { 'ui:field': 'Groups' }).field).toBeNull();
    expect(of({ required: ['a'] }, {}).field).toBeNull();
  });
});
