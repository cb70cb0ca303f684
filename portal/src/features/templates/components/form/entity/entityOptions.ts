import { parseEntityRef } from '@/lib/entityRef';
import { strings, textOf } from '../fieldProps';
import type { FilterSet, RefForm } from './useEntities';

type Options = Record<string, unknown>;

/** What an entity field of a template looks for, and how it writes what it found. */
export interface Wanted extends RefForm {
  filters: FilterSet[];
  allowAny: boolean;
  /** Leaving the field takes what the arrow keys have reached, and the only choice of a required field is taken at once. */
  autoSelect: boolean;
}

const given = (value: unknown): value is FilterSet | FilterSet[] => typeof value === 'object' && value !== null;

/** Reads the options that all entity fields share. `kinds` is what the field looks for when the template says nothing. */
export function wantedOf(options: Options, kinds: string[] = []): Wanted {
  const allowed = strings(options.allowedKinds);
  const looked = allowed.length ? allowed : kinds;
  const kind = textOf(options.defaultKind) ?? (allowed.length === 1 ? allowed[0] : undefined);
  return {
    filters: given(options.catalogFilter) ? [options.catalogFilter].flat() : looked.length ? [{ kind: looked }] : [],
    expectedKind: kind?.toLowerCase(),
    defaultNamespace: options.defaultNamespace === false ? false : textOf(options.defaultNamespace),
    allowAny: options.allowArbitraryValues !== false,
    autoSelect: options.autoSelect !== false,
  };
}

/** Completes what was typed to a whole entity ref; it stays as it is when its kind is not known. */
export function complete(text: string, form: RefForm): string {
  const defaults = { ...(form.expectedKind ? { kind: form.expectedKind } : {}), ...(form.defaultNamespace ? { namespace: form.defaultNamespace } : {}) };
  const ref = text ? parseEntityRef(text, defaults) : null;
  return ref ? `${ref.kind}:${ref.namespace}/${ref.name}`.toLowerCase() : text;
}
