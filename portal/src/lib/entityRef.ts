import type { Entity } from './api';

export interface EntityRef {
  kind: string;
  namespace: string;
  name: string;
}

/** Reads `kind:namespace/name`; what is left out comes from the defaults. */
export function parseEntityRef(text: string, defaults: { kind?: string; namespace?: string } = {}): EntityRef | null {
  const match = /^(?:([^:/\s]+):)?(?:([^:/\s]+)\/)?([^:/\s]+)$/.exec(text.trim());
  const kind = match?.[1] ?? defaults.kind;
  if (!match || !kind) return null;
  return { kind: kind.toLowerCase(), namespace: match[2] ?? defaults.namespace ?? 'default', name: match[3]! };
}

export function refOf(entity: Entity): string {
  return `${entity.kind.toLowerCase()}:${entity.metadata.namespace ?? 'default'}/${entity.metadata.name}`;
}

/** A ref as short as it can be for people: an expected kind is left out, and the default namespace unless it is false. */
export function shortRef(text: string, expectedKind?: string, defaultNamespace: string | false = 'default'): string {
  const ref = parseEntityRef(text, expectedKind ? { kind: expectedKind } : {});
  if (!ref) return text;
  const name = ref.namespace === defaultNamespace ? ref.name : `${ref.namespace}/${ref.name}`;
  return ref.kind === expectedKind ? name : `${ref.kind}:${name}`;
}

/** Where the portal shows this entity. */
export function entityPath(ref: EntityRef): string {
  const place = `${encodeURIComponent(ref.namespace)}/${encodeURIComponent(ref.name)}`;
  return ref.kind === 'template' ? `/templates/${place}` : `/catalog/${encodeURIComponent(ref.kind)}/${place}`;
}
