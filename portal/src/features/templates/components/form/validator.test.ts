import type { RJSFSchema } from '@rjsf/utils';
import { describe, expect, it } from 'vitest';
import schemas from '@/fixtures/schemas.json';
import type { ParameterSchema } from '@/lib/api';
import { pagesOf } from './schema';
import { faultsIn, validator } from './validator';

const faults = (schema: RJSFSchema, values: unknown) => Object.fromEntries(faultsIn(schema, values).map((fault) => [fault.property, fault.message]));

describe('faultsIn', () => {
  it('reports every fault at once, each at its place', () => {
    const schema: RJSFSchema = {
      type: 'object',
      required: ['name', 'owner'],
      properties: {
        name: { type: 'string', pattern: '^[a-z]+$', maxLength: 3 },
        size: { type: 'integer', minimum: 10 },
        mail: { type: 'string', format: 'email' },
        list: { type: 'array', items: { type: 'object', required: ['port'], properties: { port: { type: 'number' } } } },
      },
    };

    expect(faults(schema, { name: 'abc', size: 3, mail: 'x', list: [{ port: 1 }, {}] })).toEqual({
      '.owner': 'This is required.',
      '.size': 'This must be at least 10.',
      '.mail': 'This must be an e-mail address, such as name@example.org.',
      '.list.1.port': 'This is required.',
    });
    expect(faultsIn(schema, { name: 'ABCD', owner: 'x' }).map((fault) => fault.message)).toEqual(['This may have at most 3 characters; it has 4.', 'This must match the pattern ^[a-z]+$']);
  });

  it('tells of the branch that was meant, not of all', () => {
    const database = pagesOf(schemas['java-service'] as unknown as ParameterSchema)[1]!.schema;

    expect(faults(database, { database: true, size: 'small', storage: 5 })).toEqual({ '.storage': 'This must be at least 10.', '.databasePassword': 'This is required.' });
    expect(faults(database, { database: false })).toEqual({});
  });

  it('has one sentence for alternatives of which none was meant', () => {
    const schema: RJSFSchema = { properties: { a: { anyOf: [{ type: 'string' }, { type: 'number' }] } } };

    expect(faults(schema, { a: true })).toEqual({ '.a': 'This fits none of the alternatives.' });
  });

  it('takes values that are not there as not there', () => {
    expect(faults({ required: ['a'], properties: { a: { type: 'string' } } }, { a: undefined })).toEqual({ '.a': 'This is required.' });
  });

  it('follows references for the limits', () => {
    const schema: RJSFSchema = { definitions: { short: { type: 'string', maxLength: 2 } }, properties: { a: { $ref: '#/definitions/short' } } };

    expect(faults(schema, { a: 'abc' })).toEqual({ '.a': 'This may have at most 2 characters; it has 3.' });
  });

  it('takes the times of a time picker, and addresses inside the house', () => {
    const schema: RJSFSchema = { properties: { at: { type: 'string', format: 'time' }, url: { type: 'string', format: 'url' } } };

    expect(faults(schema, { at: '14:30:00', url: 'http://localhost:8080' })).toEqual({});
    expect(faults(schema, { at: '14:30' })).toEqual({ '.at': 'This must be a time, such as 14:30:00.' });
  });

  it('leaves patterns that it does not understand to the server', () => {
    expect(faults({ properties: { a: { type: 'string', pattern: '^[\\w-.]+$' } } }, { a: '!' })).toEqual({});
  });
});

describe('validator', () => {
  it('knows whether a part fits, with the definitions of the whole', () => {
    const root: RJSFSchema = { definitions: { yes: { const: 'yes' } } };

    expect(validator.isValid({ properties: { a: { $ref: '#/definitions/yes' } } }, { a: 'yes' }, root)).toBe(true);
    expect(validator.isValid({ properties: { a: { $ref: '#/definitions/yes' } } }, { a: 'no' }, root)).toBe(false);
  });
});
