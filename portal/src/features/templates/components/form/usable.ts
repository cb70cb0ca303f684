import { hasWidget, type RJSFSchema, type Registry, type UIOptionsType, type UiSchema } from '@rjsf/utils';
import { isObject } from './uiSchema';

const plain = ['string', 'number', 'integer', 'boolean', 'null'];
const shapes = ['properties', 'additionalProperties', 'patternProperties', 'oneOf', 'anyOf', 'allOf', 'enum', 'const', '$ref'];

/** How a value is entered that the form library cannot draw by its schema; null when it can. */
export function standIn(schema: RJSFSchema, isAsked: boolean): 'Text' | 'Json' | null {
  const types = [schema.type ?? []].flat();
  if (types.some((type) => plain.includes(type)) || shapes.some((key) => key in schema && schema[key] !== false)) return null;
  if (types.includes('array')) return schema.items === undefined ? 'Json' : null;
  if (types.includes('object')) return isAsked ? 'Json' : null;
  if (isObject(schema.default) || Array.isArray(schema.default)) return 'Json';
  return isAsked || (schema.title !== undefined && !schema.required) ? 'Text' : null;
}

function fits(schema: RJSFSchema, widget: string, registry: Registry): boolean {
  if (widget === 'hidden') return true;
  const isChoiceOfSchemas = (schema.oneOf || schema.anyOf) && !registry.schemaUtils.isSelect(schema);
  if (isChoiceOfSchemas) return hasWidget({ type: 'number' }, widget, registry.widgets);
  if (schema.type === 'object') return true;
  return hasWidget(schema, widget, registry.widgets);
}

const isKnownWidget = (widget: string, registry: Registry) => ['string', 'number', 'boolean', 'array'].some((type) => hasWidget({ type: type as 'string' }, widget, registry.widgets));

function without(ui: UiSchema, name: 'field' | 'widget'): UiSchema {
  const { [`ui:${name}`]: _own, 'ui:options': options, ...rest } = ui;
  const { [name]: _nested, ...others } = (isObject(options) ? options : {}) as Record<string, unknown>;
  return { ...rest, ...(Object.keys(others).length ? { 'ui:options': others as UIOptionsType } : {}) };
}

const named = (ui: UiSchema, name: 'field' | 'widget') => ui[`ui:${name}`] ?? (isObject(ui['ui:options']) ? ui['ui:options'][name] : undefined);

export interface Usable {
  ui: UiSchema;
  /** The field or widget that a template asks for and that is not known here. */
  unknown: { kind: 'field' | 'widget'; name: string } | null;
  /** The field of ours that stands in, when the schema alone cannot be drawn. */
  field: 'Text' | 'Json' | null;
}

/** What of a template's wishes can be followed here; the rest is left out, so that the form stands in any case. */
export function usable(schema: RJSFSchema, ui: UiSchema, registry: Registry): Usable {
  const field = named(ui, 'field');
  if (typeof field === 'string' && field !== 'SchemaField' && field in registry.fields) return { ui, unknown: null, field: null };
  const widget = named(ui, 'widget');
  const isGone = typeof widget !== 'string' || !fits(schema, widget, registry);
  const isStrange = typeof widget === 'string' && isGone && !isKnownWidget(widget, registry);
  const unknown = typeof field === 'string' ? { kind: 'field' as const, name: field } : isStrange ? { kind: 'widget' as const, name: widget } : null;
  const left = isGone ? without(without(ui, 'field'), 'widget') : without(ui, 'field');
  return { ui: field === undefined && widget === undefined ? ui : left, unknown, field: standIn(schema, unknown !== null) };
}
