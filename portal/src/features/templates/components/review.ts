import { getUiOptions, type UiSchema } from '@rjsf/utils';
import type { JsonObject } from '@/lib/api';
import { parseRepoUrl } from './form/repo/repoUrl';
import { given } from './form/given';
import type { FormPage } from './form/schema';
import { isObject, tokenFields } from './form/uiSchema';

export interface ReviewRow {
  name: string;
  value: string;
  isMasked: boolean;
  isLong: boolean;
}

interface ReviewOptions {
  show?: boolean;
  mask?: string;
  name?: string;
  explode?: boolean;
}

const dots = '••••••••';

/** `local/demo/payments` instead of an address in the scaffolder's own form. */
function showRepoUrl(value: string): string {
  const url = parseRepoUrl(value);
  return [url.host, url.organization, url.workspace, url.project, url.owner, url.repo].filter(Boolean).join('/');
}

/** The value with dots for whatever in it should not be seen. */
function covered(value: unknown, ui: UiSchema): unknown {
  if (hidesText(ui)) return dots;
  if (Array.isArray(value)) return value.map((one) => covered(one, (ui.items as UiSchema) ?? {}));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, covered(one, (ui[key] ?? ui.additionalProperties ?? {}) as UiSchema)]));
}

function show(value: unknown, schema: JsonObject, ui: UiSchema): string {
  const word = wordFor(value, schema, ui);
  if (word !== null) return word;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (isObject(value) || (Array.isArray(value) && value.some(isObject))) return JSON.stringify(covered(value, ui), null, 2);
  if (Array.isArray(value)) return value.map((one) => show(one, isObject(schema.items) ? schema.items : {}, (ui.items as UiSchema) ?? {})).join(', ');
  return typeof value === 'string' && value.startsWith('data:') ? fileName(value) : String(value);
}

/** The word that the template has for a choice. */
function wordFor(value: unknown, schema: JsonObject, ui: UiSchema): string | null {
  const titled = [schema.oneOf, schema.anyOf].flatMap((options) => (Array.isArray(options) ? options : [])).find((option) => isObject(option) && 'const' in option && option.const === value);
  if (isObject(titled) && typeof titled.title === 'string') return titled.title;
  const values: unknown[] = Array.isArray(schema.enum) ? schema.enum : schema.type === 'boolean' ? [true, false] : [];
  const names = getUiOptions(ui).enumNames;
  const index = values.indexOf(value);
  if (index === -1 || !names) return null;
  return Array.isArray(names) ? (names[index] ?? null) : (names[String(value)] ?? null);
}

/** A file is shown by its name and type, not by its content. */
function fileName(url: string): string {
  const [type = '', ...parameters] = url.slice('data:'.length).split(',')[0]!.split(';');
  const name = parameters.find((one) => one.startsWith('name='))?.slice('name='.length);
  return name ? decodeURIComponent(name) : `A file (${type})`;
}

function hidesText(ui: UiSchema): boolean {
  const options = getUiOptions(ui);
  return options.field === 'Secret' || options.widget === 'password';
}

function optionsOf(ui: UiSchema): ReviewOptions {
  const nested = (ui['ui:backstage'] as { review?: ReviewOptions } | undefined)?.review;
  const inOptions = (ui['ui:options'] as { backstage?: { review?: ReviewOptions } } | undefined)?.backstage?.review;
  return nested ?? inOptions ?? {};
}

function propertySchema(schema: JsonObject, name: string): JsonObject {
  const direct = isObject(schema.properties) ? schema.properties[name] : undefined;
  if (isObject(direct)) return direct;
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => (Array.isArray(schema[key]) ? schema[key] : []));
  const dependent = isObject(schema.dependencies) ? Object.values(schema.dependencies) : [];
  for (const part of [...parts, ...dependent, schema.then, schema.else].filter(isObject)) {
    const found = propertySchema(part, name);
    if (Object.keys(found).length > 0) return found;
  }
  return {};
}

function inside(path: string[], value: JsonObject, schema: JsonObject, ui: UiSchema): ReviewRow[] {
  return Object.entries(value).flatMap(([key, one]) => rowsOf(path, key, one, propertySchema(schema, key), (ui[key] ?? ui.additionalProperties ?? {}) as UiSchema));
}

/** The schema of an entry, which is called by its number instead of a title that all share. */
function entrySchema(items: unknown): JsonObject {
  const { title: _title, ...rest } = isObject(items) ? items : {};
  return rest;
}

function rowsOf(prefix: string[], name: string, value: unknown, schema: JsonObject, ui: UiSchema): ReviewRow[] {
  const options = optionsOf(ui);
  if (value === undefined || value === null || value === '' || options.show === false) return [];
  const title = options.name ?? String((ui['ui:title'] as string | undefined) ?? schema.title ?? name);
  const path = [...prefix, title];
  const isTaken = options.mask === undefined && options.explode !== false && (ui['ui:field'] === undefined || schema.properties !== undefined);
  if (isTaken && isObject(value)) return inside(path, value, schema, ui);
  if (isTaken && Array.isArray(value) && value.some(isObject)) {
    return value.flatMap((one, index) => rowsOf(path, String(index + 1), one, entrySchema(schema.items), (ui.items as UiSchema) ?? {}));
  }
  const isMasked = options.mask !== undefined || hidesText(ui);
  const plain = ui['ui:field'] === 'RepoUrlPicker' && typeof value === 'string' ? showRepoUrl(value) : show(value, schema, ui);
  const text = options.mask ?? (hidesText(ui) ? dots : plain);
  return [{ name: path.join(' › '), value: text, isMasked, isLong: text.includes('\n') || text.length > 160 }];
}

/** What was answered on a page, for people: titles instead of names, and nothing that should not be seen. */
export function reviewRows(page: FormPage, values: JsonObject, names: Set<string>): ReviewRow[] {
  return [...names].flatMap((name) => rowsOf([], name, given(values[name]), propertySchema(page.schema as JsonObject, name), (page.uiSchema[name] as UiSchema) ?? {}));
}

/** The tokens that were given on a page: the review says that they are sent, and as which secrets. */
export function tokenRows(page: FormPage, secrets: Record<string, string>): ReviewRow[] {
  const keys = new Set(tokenFields(page.uiSchema).map(([key]) => key));
  return [...keys].filter((key) => secrets[key]).map((key) => ({ name: `Your token (${key})`, value: dots, isMasked: true, isLong: false }));
}
