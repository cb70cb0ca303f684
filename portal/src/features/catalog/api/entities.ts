import type { Entity, EntityPage } from '@/lib/api';
import { catalog, query, request } from '@/lib/http';

export interface EntitySearch {
  /** Empty for all. */
  kinds: string[];
  q: string;
  limit: number;
  offset: number;
}

export const entitiesPath = ({ kinds, q, limit, offset }: EntitySearch) =>
  `${catalog}/entities/by-query${query({
    filter: kinds.map((kind) => `kind=${kind}`).join(','),
    fullTextFilterTerm: q,
    ...(q ? { fullTextFilterFields: 'metadata.name,metadata.title,metadata.description,metadata.tags' } : {}),
    orderField: 'metadata.name,asc',
    limit,
    ...(offset ? { offset } : {}),
  })}`;

export const entityPathInApi = (kind: string, namespace: string, name: string) =>
  `${catalog}/entities/by-name/${encodeURIComponent(kind)}/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;

export const kindsPath = `${catalog}/entity-facets?facet=kind`;

export const loadEntities = (path: string) => (signal: AbortSignal) => request<EntityPage>(path, { signal });
export const loadEntity = (path: string) => (signal: AbortSignal) => request<Entity>(path, { signal });

/** The kinds that the catalog has, each with the number of its entities. */
export async function loadKinds(signal: AbortSignal): Promise<{ value: string; count: number }[]> {
  const answer = await request<{ facets: { kind?: { value: string; count: number }[] } }>(kindsPath, { signal });
  return (answer.facets.kind ?? []).sort((one, other) => (one.value < other.value ? -1 : 1));
}
