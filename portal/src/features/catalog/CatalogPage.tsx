import { z } from 'zod/mini';
import { Button, ButtonLink } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { EntityLink } from '@/components/EntityLink';
import { Page } from '@/components/Page';
import { Pagination } from '@/components/Pagination';
import { Problem } from '@/components/Problem';
import { SearchBox } from '@/components/SearchBox';
import { SkeletonCards } from '@/components/Skeleton';
import type { Entity } from '@/lib/api';
import { refOf } from '@/lib/entityRef';
import { count } from '@/lib/strings';
import { useUrlState } from '@/lib/urlState';
import { useResource } from '@/lib/useResource';
import { entitiesPath, kindsPath, loadEntities, loadKinds } from './api/entities';
import './catalog.css';

const state = z.object({
  kind: z.catch(z.string(), ''),
  q: z.catch(z.string(), ''),
  offset: z.catch(z.coerce.number().check(z.int(), z.gte(0)), 0),
});

const limit = 50;

/** Locations are how the catalog works, not what people look for; they are shown when asked for. */
function shownKinds(kinds: { value: string }[]): string[] {
  const names = kinds.map((one) => one.value);
  return names.includes('Location') ? names.filter((name) => name !== 'Location') : [];
}

/** What the catalog knows, by kind. */
export function CatalogPage() {
  const [{ kind, q, offset }, update] = useUrlState(state);
  const kinds = useResource(kindsPath, loadKinds);
  const known = kinds.data ?? [];
  const path = entitiesPath({ kinds: kind ? [kind] : shownKinds(known), q, limit, offset });
  const isReady = Boolean(kind || kinds.data || kinds.error);
  const { data, error, loading, stale, reload } = useResource(isReady ? path : null, loadEntities(path), { keepPrevious: true });

  return (
    <Page title="Catalog" description="The components, systems, people and templates that this Formwork knows.">
      <div className="toolbar" role="search">
        <SearchBox label="Search the catalog" value={q} onSearch={(text) => update({ q: text, offset: 0 }, { replace: true })} />
        <label className="select-label">
          Kind
          <select className="select" value={kind.toLowerCase()} onChange={(event) => update({ kind: event.target.value, offset: 0 })}>
            <option value="">All</option>
            {known.map((one) => (
              <option key={one.value} value={one.value.toLowerCase()}>
                {one.value} ({one.count})
              </option>
            ))}
            {kind && !known.some((one) => one.value.toLowerCase() === kind.toLowerCase()) && <option value={kind.toLowerCase()}>{kind}</option>}
          </select>
        </label>
        {data && (
          <span className="toolbar-note" role="status">
            {count(data.totalItems, 'entity', 'entities')}
          </span>
        )}
      </div>
      {error && <Problem error={error} onRetry={reload} />}
      {(loading || !isReady) && <SkeletonCards kind="row" cards={6} label="Loading the catalog" />}
      {data && data.items.length > 0 && <EntityTable entities={data.items} stale={stale} />}
      {data && data.items.length === 0 && <Nothing filtered={Boolean(kind || q)} onReset={() => update({ kind: '', q: '', offset: 0 })} />}
      {data && <Pagination offset={offset} limit={limit} total={data.totalItems} onMove={(next) => update({ offset: next })} />}
    </Page>
  );
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function EntityTable({ entities, stale }: { entities: Entity[]; stale: boolean }) {
  return (
    <div className="table-wrap" aria-busy={stale}>
      <table className="table table-cards">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Kind</th>
            <th scope="col">Type</th>
            <th scope="col">Owner</th>
            <th scope="col">Description</th>
          </tr>
        </thead>
        <tbody>
          {entities.map((entity) => (
            <tr key={refOf(entity)}>
              <td>
                <span className="entity-name">
                  <EntityLink entityRef={refOf(entity)} expectedKind={entity.kind.toLowerCase()} />
                  {entity.metadata.title && entity.metadata.title !== entity.metadata.name && <small>{entity.metadata.title}</small>}
                </span>
              </td>
              <td>{entity.kind}</td>
              <td>{text(entity.spec?.type)}</td>
              <td data-label="Owner">{text(entity.spec?.owner) && <EntityLink entityRef={text(entity.spec?.owner)} expectedKind="group" />}</td>
              <td className="muted entity-description">
                {entity.metadata.description}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Nothing({ filtered, onReset }: { filtered: boolean; onReset: () => void }) {
  if (filtered) {
    return (
      <EmptyState icon="search" title="No entity fits this search" actions={<Button onClick={onReset}>Show all entities</Button>}>
        Search looks at names, titles, descriptions and tags. Try fewer or other words, or another kind.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="box"
      title="The catalog is empty"
      actions={
        <ButtonLink look="primary" to="/templates/register">
          Register a file
        </ButtonLink>
      }
    >
      Entities come from catalog-info.yaml files: register one by its address, or launch a template that makes one.
    </EmptyState>
  );
}
