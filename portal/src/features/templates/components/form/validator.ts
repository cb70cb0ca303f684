import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import {
  createErrorHandler,
  getDefaultFormState,
  toErrorSchema,
  unwrapErrorHandler,
  validationDataMerge,
  type CustomValidator,
  type ErrorTransformer,
  type RJSFSchema,
  type RJSFValidationError,
  type UiSchema,
  type ValidationData,
  type ValidatorType,
} from '@rjsf/utils';
import { takeFormatsOfBackstage } from './formats';
import { given } from './given';
import { wording } from './messages';

takeFormatsOfBackstage();

// Only these say what is wrong with a value; the others say that something beneath them does.
const speaking = new Set(
  (
    'required type enum const minLength maxLength pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems ' +
    'uniqueItems contains minProperties maxProperties anyOf oneOf not false dependentRequired dependencies'
  ).split(' '),
);

type Segments = string[];

const segments = (pointer: string): Segments =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => decodeURI(part).replaceAll('~1', '/').replaceAll('~0', '~'));

function follow(node: unknown, path: Segments): unknown {
  return path.reduce<unknown>((at, part) => (at && typeof at === 'object' ? (at as Record<string, unknown>)[part] : undefined), node);
}

/** The value of the keyword that failed; references on the way are followed. */
function limitAt(root: unknown, path: Segments): unknown {
  let node: unknown = root;
  for (const part of path) {
    node = follow(node, [part]);
    if (part === '$ref' && typeof node === 'string') node = follow(root, segments(node));
  }
  return node;
}

/** Of the branches of a failed alternative, the one that was meant: the only one whose constants fit, or the only nearest. */
function meantBranch(unit: OutputUnit, below: OutputUnit[]): OutputUnit[] | null {
  const groups = new Map<string, OutputUnit[]>();
  for (const one of below) {
    const branch = one.keywordLocation.slice(unit.keywordLocation.length + 1).split('/')[0]!;
    groups.set(branch, [...(groups.get(branch) ?? []), one]);
  }
  const all = [...groups.values()].filter((group) => group.length > 0);
  const fitting = all.filter((group) => !group.some((one) => one.keyword === 'const' || one.keyword === 'enum'));
  if (fitting.length === 1) return fitting[0]!;
  const least = Math.min(...all.map((group) => group.length));
  const nearest = all.filter((group) => group.length === least);
  return all.length > 1 && nearest.length === 1 ? nearest[0]! : null;
}

/** Leaves those errors that speak, and of each failed alternative either the meant branch or one sentence. */
function telling(units: OutputUnit[]): OutputUnit[] {
  const first = units.findIndex((unit) => unit.keyword === 'anyOf' || unit.keyword === 'oneOf');
  if (first === -1) return units.filter((unit) => speaking.has(unit.keyword));
  const alternative = units[first]!;
  const isBelow = (unit: OutputUnit) => unit !== alternative && unit.keywordLocation.startsWith(`${alternative.keywordLocation}/`);
  const branch = meantBranch(alternative, units.filter(isBelow));
  const others = units.filter((unit) => unit !== alternative && !isBelow(unit));
  return [...telling(others), ...(branch ? telling(branch) : [alternative])];
}

/** A pattern that this engine does not understand is left to the server. */
function withoutStrangePatterns(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutStrangePatterns);
  if (!schema || typeof schema !== 'object') return schema;
  const entries = Object.entries(schema).filter(([key, value]) => {
    if (key !== 'pattern' || typeof value !== 'string') return true;
    try {
      return Boolean(new RegExp(value, 'u'));
    } catch {
      return false;
    }
  });
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutStrangePatterns(value)]));
}

const validators = new WeakMap<object, Validator>();

function validatorFor(schema: RJSFSchema, root?: RJSFSchema): Validator {
  const known = validators.get(schema);
  if (known) return known;
  const whole = root && root !== schema ? { definitions: root.definitions, $defs: root.$defs, ...schema } : schema;
  const made = new Validator(withoutStrangePatterns(JSON.parse(JSON.stringify(whole))) as Schema, '7', false);
  validators.set(schema, made);
  return made;
}

const plain = (value: unknown): unknown => (value === undefined ? {} : JSON.parse(JSON.stringify(given(value) ?? {})));

const property = (path: Segments) => path.map((part) => (/^[A-Za-z0-9_$-]+$/.test(part) ? `.${part}` : `["${part}"]`)).join('');

function missingName(unit: OutputUnit): string | null {
  const names = [...unit.error.matchAll(/"([^"]+)"/g)].map((match) => match[1]!);
  return names.at(-1) ?? null;
}

function toErrors(schema: RJSFSchema, data: unknown, unit: OutputUnit): RJSFValidationError {
  const at = segments(unit.instanceLocation);
  const isMissing = ['required', 'dependentRequired', 'dependencies'].includes(unit.keyword);
  const name = isMissing ? missingName(unit) : null;
  const path = name ? [...at, name] : at;
  const keyword = isMissing ? 'required' : unit.keyword;
  const message = wording(keyword, limitAt(schema, segments(unit.keywordLocation)), follow(data, at));
  return { name: keyword, property: property(path), message, stack: message, params: { path } };
}

/** Every fault in the values, each with the place it belongs to. */
export function faultsIn(schema: RJSFSchema, values: unknown): RJSFValidationError[] {
  const data = plain(values);
  const { errors } = validatorFor(schema).validate(data);
  const seen = new Set<string>();
  return telling(errors)
    .filter((unit) => unit.keyword !== 'dependencies' || / does not have "/.test(unit.error))
    .map((unit) => toErrors(schema, data, unit))
    .filter((error) => !seen.has(`${error.property}|${error.message}`) && seen.add(`${error.property}|${error.message}`));
}

/** Validates by interpreting the schema: no code is made from strings, so it works under a strict Content-Security-Policy. */
export const validator: ValidatorType = {
  validateFormData(formData: unknown, schema: RJSFSchema, customValidate?: CustomValidator, transformErrors?: ErrorTransformer, uiSchema?: UiSchema): ValidationData<unknown> {
    const found = faultsIn(schema, formData);
    const errors = transformErrors ? transformErrors(found, uiSchema) : found;
    const data: ValidationData<unknown> = { errors, errorSchema: toErrorSchema(errors) };
    if (!customValidate) return data;
    const withDefaults = getDefaultFormState(validator, schema, formData, schema, true);
    const handler = customValidate(withDefaults, createErrorHandler(withDefaults), uiSchema, data.errorSchema);
    return validationDataMerge(data, unwrapErrorHandler(handler));
  },

  isValid(schema: RJSFSchema, formData: unknown, rootSchema: RJSFSchema): boolean {
    try {
      return validatorFor(schema, rootSchema).validate(plain(formData)).valid;
    } catch {
      return false;
    }
  },

  rawValidation<Result>(schema: RJSFSchema, formData?: unknown) {
    return { errors: faultsIn(schema, formData) as Result[] };
  },
};
