import { getUiOptions, type UIOptionsType, type UiSchema } from '@rjsf/utils';
import type { JsonObject } from '@/lib/api';

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const alternatives = ['oneOf', 'anyOf'];

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
export function sameLevel(schema: JsonObject): JsonObject[] {
  const listed = ['allOf', ...alternatives].flatMap((key) => (Array.isArray(schema[key]) ? schema[key] : []));
  const dependent = ['dependencies', 'dependentSchemas'].flatMap((key) => (isObject(schema[key]) ? Object.values(schema[key]) : []));
  return [...listed, ...dependent, schema.if, schema.then, schema.else].filter(isObject);
}

/** Layouts that a template names are React components of Backstage; here the portal's own are used. */
const isLayout = (name: string) => /Template$/.test(name);

/** An order that leaves out a value puts it last, instead of hiding the whole form. */
const ordered = (order: unknown) => (Array.isArray(order) && !order.includes('*') ? [...order, '*'] : order);

function optionsOf(options: JsonObject): UIOptionsType {
  const entries = Object.entries(options).filter(([name]) => !isLayout(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, name === 'order' ? ordered(value) : value])) as UIOptionsType;
}

/** What a schema says about its own value. */
function own(schema: JsonObject): UiSchema {
  const result: UiSchema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (!key.startsWith('ui:') || isLayout(key)) continue;
    if (key === 'ui:order') result[key] = ordered(value) as string[];
    else if (key === 'ui:options' && isObject(value)) result[key] = optionsOf(value);
    else result[key] = value;
  }
  if (Array.isArray(schema.enumNames)) result['ui:enumNames'] ??= schema.enumNames as string[];
  return result;
}

/** The words for the choices of a list stand at the list or at its items; the form library wants them at the items. */
function itemsOf(schema: JsonObject, root: JsonObject, depth: number, list: UiSchema): UiSchema | null {
  if (!isObject(schema.items)) return null;
  const items = uiSchema(schema.items, root, depth + 1);
  if (list['ui:enumNames']) items['ui:enumNames'] ??= list['ui:enumNames'] as string[];
  return items;
}

/** What a schema says to people (`ui:*`, at any depth), in the shape that the form library reads. */
export function uiSchema(schema: JsonObject, root: JsonObject, depth = 0): UiSchema {
  if (depth > 40) return {};
  const result = own(schema);
  if (isObject(schema.properties)) {
    for (const [name, value] of Object.entries(schema.properties)) {
      if (isObject(value)) merge(result, { [name]: uiSchema(value, root, depth + 1) });
    }
  }
  const items = itemsOf(schema, root, depth, result);
  if (items) merge(result, { items });
  if (isObject(schema.additionalProperties)) merge(result, { additionalProperties: uiSchema(schema.additionalProperties, root, depth + 1) });
  for (const part of [...sameLevel(schema), resolve(root, schema.$ref)]) {
    if (part) merge(result, uiSchema(part, root, depth + 1));
  }
  for (const key of alternatives) {
    const options = schema[key];
    if (Array.isArray(options) && options.some((option) => isObject(option) && !('const' in option))) {
      result[key] = options.map((option) => (isObject(option) ? uiSchema(option, root, depth + 1) : {}));
    }
  }
  return result;
}

/** One value of the form, with what the template says about it. */
export interface Entered {
  path: (string | number)[];
  field: string;
  ui: UiSchema;
  value: unknown;
}

/** The values that are entered in fields of their own (`ui:field`), wherever they stand: in groups and lists too. */
export function enteredIn(ui: UiSchema, value: unknown, path: (string | number)[] = []): Entered[] {
  if (value === undefined || value === null) return [];
  const field = ui['ui:field'];
  if (typeof field === 'string') return [{ path, field, ui, value }];
  if (Array.isArray(value)) return isObject(ui.items) ? value.flatMap((one, index) => enteredIn(ui.items as UiSchema, one, [...path, index])) : [];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const below = Object.hasOwn(ui, name) ? ui[name] : ui.additionalProperties;
    return isObject(below) ? enteredIn(below as UiSchema, one, [...path, name]) : [];
  });
}

/** For each secret that a field asks a token for: its name, and the name of the value on the page that asks. */
export function tokenFields(ui: UiSchema, top?: string): [secret: string, field: string][] {
  const { requestUserCredentials: wanted } = getUiOptions(ui) as { requestUserCredentials?: unknown };
  const here: [string, string][] = top && isObject(wanted) && typeof wanted.secretsKey === 'string' ? [[wanted.secretsKey, top]] : [];
  const below = Object.entries(ui).filter(([name, value]) => !name.startsWith('ui:') && isObject(value));
  return [...here, ...below.flatMap(([name, value]) => tokenFields(value as UiSchema, top ?? name))];
}
