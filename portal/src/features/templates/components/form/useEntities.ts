import { useEffect, useState } from 'react';
import type { Choice } from '@/components/Combobox';
import type { Entity, EntityPage } from '@/lib/api';
import { refOf, shortRef } from '@/lib/entityRef';
import { catalog, query, request } from '@/lib/http';
import { useResource } from '@/lib/useResource';

export type FilterSet = Record<string, string | string[] | { exists: true }>;

/** One filter set of a template in the catalog's own grammar. */
export function filterText(set: FilterSet): string {
  return Object.entries(set)
    .flatMap(([key, value]) => {
      if (Array.isArray(value)) return value.map((one) => `${key}=${one}`);
      return typeof value === 'string' ? [`${key}=${value}`] : [key];
    })
    .join(',');
}

function choiceOf(entity: Entity, expectedKind?: string): Choice {
  const profile = entity.spec?.profile as { displayName?: string } | undefined;
  const ref = refOf(entity);
  const title = profile?.displayName ?? entity.metadata.title;
  const short = shortRef(ref, expectedKind);
  return title && title !== entity.metadata.name ? { value: ref, title, detail: short } : { value: ref, title: short };
}

/** Searches the catalog while someone types; answers choices whose values are entity refs. */
export function useEntities(filters: FilterSet[], text: string, expectedKind?: string) {
  const [term, setTerm] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setTerm(text.trim()), text ? 200 : 0);
    return () => clearTimeout(timer);
  }, [text]);

  const path = `${catalog}/entities/by-query${query({
    filter: filters.map(filterText).filter(Boolean),
    fullTextFilterTerm: term,
    ...(term ? { fullTextFilterFields: 'metadata.name,metadata.title,spec.profile.displayname' } : {}),
    orderField: 'metadata.name,asc',
    limit: 50,
  })}`;
  const found = useResource<EntityPage>(path, (signal) => request(path, { signal }), { keepPrevious: true });
  return {
    choices: (found.data?.items ?? []).map((entity) => choiceOf(entity, expectedKind)),
    loading: found.loading || found.stale,
    error: found.error,
  };
}
