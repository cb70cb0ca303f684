import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { JsonObject, ParameterSchema } from '@/lib/api';

/** One page of the form, with what is for people (`ui:*`) apart from what is for values. */
export interface FormPage {
  title: string;
  description: string | null;
  schema: RJSFSchema;
  uiSchema: UiSchema;
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const maps = ['properties', 'patternProperties', 'definitions', '$defs', 'dependencies', 'dependentSchemas'];
const lists = ['allOf', 'anyOf', 'oneOf'];
const branches = ['if', 'then', 'else', 'not'];

/** The pages of a form; those behind a feature flag are left out, because this portal knows no flags. */
export function pagesOf(parameters: ParameterSchema): FormPage[] {
  return parameters.steps
    .filter((step) => !step.schema['backstage:featureFlag'])
    .map((step) => ({
      title: step.title,
      description: step.description ?? (typeof step.schema.description === 'string' ? step.schema.description : null),
      schema: withQuestions(valuesSchema(withoutTexts(step.schema)) as JsonObject) as RJSFSchema,
      uiSchema: { ...uiSchema(step.schema, step.schema, 0), 'ui:submitButtonOptions': { norender: true } },
    }));
}

/** The page's own title and description stand above the form, and its other keys belong to other pages. */
function withoutTexts(schema: JsonObject): JsonObject {
  const { title: _title, description: _description, additionalProperties, ...rest } = schema;
  return { type: 'object', ...rest, ...(additionalProperties === false ? { additionalProperties } : {}) };
}

function mapValues(object: JsonObject, change: (value: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}

function withoutFlagged(schema: JsonObject): JsonObject {
  if (!isObject(schema.properties)) return schema;
  const hidden = Object.entries(schema.properties).filter(([, value]) => isObject(value) && value['backstage:featureFlag']);
  if (hidden.length === 0) return schema;
  const names = new Set(hidden.map(([name]) => name));
  return {
    ...schema,
    properties: Object.fromEntries(Object.entries(schema.properties).filter(([name]) => !names.has(name))),
    ...(Array.isArray(schema.required) ? { required: schema.required.filter((name) => !names.has(String(name))) } : {}),
  };
}

/** The schema without the keys that are only for people. */
export function valuesSchema(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(withoutFlagged(schema))) {
    if (key.startsWith('ui:') || key.startsWith('backstage:')) continue;
    if (maps.includes(key) && isObject(value)) result[key] = mapValues(value, valuesSchema);
    else if (lists.includes(key) && Array.isArray(value)) result[key] = value.map(valuesSchema);
    else if (branches.includes(key) || key === 'additionalProperties') result[key] = valuesSchema(value);
    else if (key === 'items') result[key] = Array.isArray(value) ? value.map(valuesSchema) : valuesSchema(value);
    else result[key] = value;
  }
  return result;
}

/**
 * A box that must be ticked is written as `const: true`, and the form library would tick it by itself. As a choice of
 * one it is left to the user.
 */
function withQuestions(schema: JsonObject): JsonObject {
  if (!isObject(schema.properties)) return schema;
  const change = (value: unknown) => {
    if (!isObject(value) || value.type !== 'boolean' || value.const !== true) return value;
    const { const: _const, ...rest } = value;
    return { ...rest, enum: [true] };
  };
  return { ...schema, properties: mapValues(schema.properties, change) };
}

function resolve(root: JsonObject, ref: unknown): JsonObject | null {
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return null;
  let node: unknown = root;
  for (const part of ref.slice(2).split('/')) {
    node = isObject(node) ? node[part.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
  }
  return isObject(node) ? node : null;
}

function merge(into: UiSchema, more: UiSchema): void {
  for (const [key, value] of Object.entries(more)) {
    if (isObject(value) && isObject(into[key])) merge(into[key] as UiSchema, value as UiSchema);
    else into[key] ??= value;
  }
}

/** The parts of a schema that describe the same value as the schema itself, such as its alternatives. */
function sameLevel(schema: JsonObject): JsonObject[] {
  const listed = lists.flatMap((key) => (Array.isArray(schema[key]) ? schema[key] : []));
  const dependent = ['dependencies', 'dependentSchemas'].flatMap((key) => (isObject(schema[key]) ? Object.values(schema[key]) : []));
  return [...listed, ...dependent, schema.if, schema.then, schema.else].filter(isObject);
}

/** What a schema says to people, in the shape that the form library reads. */
export function uiSchema(schema: JsonObject, root: JsonObject, depth: number): UiSchema {
  const result: UiSchema = {};
  if (depth > 40) return result;
  for (const [key, value] of Object.entries(schema)) {
    if (key.startsWith('ui:')) result[key] = value;
  }
  if (isObject(schema.properties)) {
    for (const [name, value] of Object.entries(schema.properties)) {
      if (isObject(value)) merge(result, { [name]: uiSchema(value, root, depth + 1) });
    }
  }
  if (isObject(schema.items)) merge(result, { items: uiSchema(schema.items, root, depth + 1) });
  if (isObject(schema.additionalProperties)) merge(result, { additionalProperties: uiSchema(schema.additionalProperties, root, depth + 1) });
  for (const part of [...sameLevel(schema), resolve(root, schema.$ref)]) {
    if (part) merge(result, uiSchema(part, root, depth + 1));
  }
  return result;
}

/** The names of all values that a page may ask for, its conditional ones included. */
export function namesOn(schema: JsonObject): Set<string> {
  const names = new Set<string>(isObject(schema.properties) ? Object.keys(schema.properties) : []);
  for (const part of sameLevel(schema)) namesOn(part).forEach((name) => names.add(name));
  return names;
}

/** The paths of all values that are entered in fields of this kind. */
export function pathsOfField(ui: UiSchema, field: string, path: string[] = []): string[][] {
  const here = ui['ui:field'] === field ? [path] : [];
  const below = Object.entries(ui)
    .filter(([key, value]) => !key.startsWith('ui:') && isObject(value))
    .flatMap(([key, value]) => pathsOfField(value as UiSchema, field, [...path, key]));
  return [...here, ...below];
}
