import { useEffect, useRef, useState } from 'react';
import type { Choice } from '@/components/Combobox';
import type { Entity, EntityPage } from '@/lib/api';
import { refOf, shortRef } from '@/lib/entityRef';
import { catalog, query, request } from '@/lib/http';
import { useResource } from '@/lib/useResource';

export type FilterSet = Record<string, string | string[] | { exists: true }>;

const pageSize = 50;
const byQuery = `${catalog}/entities/by-query`;
const fields = 'kind,metadata.name,metadata.namespace,metadata.title,spec.profile.displayName';

/** One filter set of a template in the catalog's own grammar. */
export function filterText(set: FilterSet): string {
  return Object.entries(set)
    .flatMap(([key, value]) => {
      if (Array.isArray(value)) return value.map((one) => `${key}=${one}`);
      return typeof value === 'string' ? [`${key}=${value}`] : [key];
    })
    .join(',');
}

/** How refs are read and written: what may be left out of them. */
export interface RefForm {
  expectedKind?: string | undefined;
  /** False never leaves out the namespace. */
  defaultNamespace?: string | false | undefined;
}

export function choiceOf(entity: Entity, form: RefForm = {}): Choice {
  const profile = entity.spec?.profile as { displayName?: string } | undefined;
  const ref = refOf(entity).toLowerCase();
  const title = profile?.displayName ?? entity.metadata.title;
  const short = shortRef(ref, form.expectedKind, form.defaultNamespace);
  return title && title !== entity.metadata.name ? { value: ref, title, detail: short } : { value: ref, title: short };
}

function fits({ value, title }: Choice, text: string): boolean {
  return [value, title].some((one) => one.toLowerCase().includes(text.toLowerCase()));
}

function useDelayed(text: string): string {
  const [term, setTerm] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setTerm(text.trim()), text ? 200 : 0);
    return () => clearTimeout(timer);
  }, [text]);
  return term;
}

function pathOf(filters: FilterSet[], term: string): string {
  return `${byQuery}${query({
    filter: filters.map(filterText).filter(Boolean),
    fullTextFilterTerm: term,
    ...(term ? { fullTextFilterFields: 'metadata.name,metadata.title,spec.profile.displayname' } : {}),
    orderField: 'metadata.name,asc',
    fields,
    limit: pageSize,
  })}`;
}

interface Further {
  of: string | null;
  items: Entity[];
  cursor: string | undefined;
}

/** The pages after the first, loaded one by one when they are asked for. */
function useFurther(path: string | null, first: EntityPage | undefined) {
  const [further, setFurther] = useState<Further>({ of: null, items: [], cursor: undefined });
  const busy = useRef<string | null>(null);
  const known = further.of === path ? further : { of: path, items: [], cursor: first?.pageInfo.nextCursor };
  const cursor = known.cursor;

  const more = async () => {
    if (busy.current === cursor) return;
    busy.current = cursor ?? null;
    try {
      const page = await request<EntityPage>(`${byQuery}${query({ cursor, fields, limit: pageSize })}`);
      setFurther({ of: path, items: [...known.items, ...page.items], cursor: page.pageInfo.nextCursor });
    } finally {
      busy.current = null;
    }
  };
  return { items: known.items, more: path !== null && cursor ? () => void more().catch(() => {}) : null };
}

/**
 * Searches the catalog while someone types, page by page; answers choices whose values are entity refs. Null filters
 * find nothing.
 */
export function useEntities(filters: FilterSet[] | null, text: string, form: RefForm = {}) {
  const term = useDelayed(text);
  const path = filters && pathOf(filters, term);
  const found = useResource<EntityPage>(path, (signal) => request(path!, { signal }), { keepPrevious: true });
  const further = useFurther(path, found.stale ? undefined : found.data);
  const items = path === null ? [] : [...(found.data?.items ?? []), ...further.items];
  const choices = items.map((entity) => choiceOf(entity, form));
  // Until the answer is there, the earlier one stands, and of it only what fits the text.
  const isWaiting = text.trim() !== term || found.stale;
  return {
    choices: isWaiting ? choices.filter((choice) => fits(choice, text.trim())) : choices,
    total: isWaiting ? undefined : found.data?.totalItems,
    loading: path !== null && (found.loading || isWaiting),
    more: further.more,
    error: found.error,
  };
}
