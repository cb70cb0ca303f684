import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { JsonObject, ParameterSchema } from '@/lib/api';
import { isObject, sameLevel, uiSchema } from './uiSchema';

/** One page of the form, with what is for people (`ui:*`) apart from what is for values. */
export interface FormPage {
  title: string;
  description: string | null;
  schema: RJSFSchema;
  uiSchema: UiSchema;
}

const maps = ['properties', 'patternProperties', 'definitions', '$defs', 'dependencies', 'dependentSchemas'];
const lists = ['allOf', 'anyOf', 'oneOf'];
const branches = ['if', 'then', 'else', 'not'];

export type Flags = ReadonlySet<string>;

const noFlags: Flags = new Set();

const isOff = (schema: JsonObject, flags: Flags) => typeof schema['backstage:featureFlag'] === 'string' && !flags.has(schema['backstage:featureFlag']);

/** The pages of a form; pages and values behind a feature flag that is off are left out. */
export function pagesOf(parameters: ParameterSchema, flags: Flags = noFlags): FormPage[] {
  return parameters.steps
    .filter((step) => !isOff(step.schema, flags))
    .map((step) => ({
      title: step.title,
      description: step.description ?? (typeof step.schema.description === 'string' ? step.schema.description : null),
      schema: withQuestions(valuesSchema(withoutTexts(step.schema), flags)) as RJSFSchema,
      uiSchema: { ...uiSchema(step.schema, step.schema), 'ui:submitButtonOptions': { norender: true } },
    }));
}

/** The feature flags that a form asks for, at any depth. */
export function flagsOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return [...new Set(schema.flatMap(flagsOf))];
  if (!isObject(schema)) return [];
  const below = Object.entries(schema).flatMap(([key, value]) => (key === 'backstage:featureFlag' && typeof value === 'string' ? [value] : flagsOf(value)));
  return [...new Set(below)];
}

/** The page's own title and description stand above the form, and its other keys belong to other pages. */
function withoutTexts(schema: JsonObject): JsonObject {
  const { title: _title, description: _description, additionalProperties, ...rest } = schema;
  return { type: 'object', ...rest, ...(additionalProperties === false ? { additionalProperties } : {}) };
}

function mapValues(object: JsonObject, change: (value: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}

function withoutFlagged(schema: JsonObject, flags: Flags): JsonObject {
  if (!isObject(schema.properties)) return schema;
  const hidden = Object.entries(schema.properties).filter(([, value]) => isObject(value) && isOff(value, flags));
  if (hidden.length === 0) return schema;
  const names = new Set(hidden.map(([name]) => name));
  return {
    ...schema,
    properties: Object.fromEntries(Object.entries(schema.properties).filter(([name]) => !names.has(name))),
    ...(Array.isArray(schema.required) ? { required: schema.required.filter((name) => !names.has(String(name))) } : {}),
  };
}

/** The schema without the keys that are only for people. */
export function valuesSchema(schema: unknown, flags: Flags = noFlags): unknown {
  if (!isObject(schema)) return schema;
  const below = (value: unknown) => valuesSchema(value, flags);
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(withoutFlagged(schema, flags))) {
    if (key.startsWith('ui:') || key.startsWith('backstage:') || (key === 'enumNames' && Array.isArray(value))) continue;
    if (maps.includes(key) && isObject(value)) result[key] = mapValues(value, below);
    else if (lists.includes(key) && Array.isArray(value)) result[key] = value.map(below);
    else if (branches.includes(key) || key === 'additionalProperties') result[key] = below(value);
    else if (key === 'items') result[key] = Array.isArray(value) ? value.map(below) : below(value);
    else result[key] = value;
  }
  return result;
}

/**
 * A box that must be ticked is written as `const: true`, and the form library would tick it by itself. As a choice of
 * one it is left to the user. Alternatives keep theirs: they are told apart by them.
 */
function withQuestions(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const result = { ...schema };
  if (schema.type === 'boolean' && schema.const === true) {
    delete result.const;
    result.enum = [true];
  }
  for (const key of ['items', 'then', 'else']) if (isObject(schema[key])) result[key] = withQuestions(schema[key]);
  for (const key of ['properties', 'dependencies', 'definitions']) if (isObject(schema[key])) result[key] = mapValues(schema[key], withQuestions);
  if (Array.isArray(schema.allOf)) result.allOf = schema.allOf.map(withQuestions);
  return result;
}

/** The names of all values that a page may ask for, its conditional ones included. */
export function namesOn(schema: JsonObject): Set<string> {
  const names = new Set<string>(isObject(schema.properties) ? Object.keys(schema.properties) : []);
  for (const part of sameLevel(schema)) namesOn(part).forEach((name) => names.add(name));
  return names;
}
