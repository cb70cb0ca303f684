import { useParams } from 'react-router';
import { ButtonLink } from '@/components/Button';
import { Section, Tags } from '@/components/Card';
import { Code } from '@/components/Code';
import { EmptyState } from '@/components/EmptyState';
import { EntityLink } from '@/components/EntityLink';
import { Facts } from '@/components/Facts';
import { Icon } from '@/components/Icon';
import { Notice } from '@/components/Notice';
import { Page } from '@/components/Page';
import { Problem } from '@/components/Problem';
import { SkeletonLines } from '@/components/Skeleton';
import { SmartLink } from '@/components/SmartLink';
import type { Entity } from '@/lib/api';
import { ApiError } from '@/lib/http';
import { useResource } from '@/lib/useResource';
import { toYaml } from '@/lib/yaml';
import { entityPathInApi, loadEntity } from './api/entities';
import { byType, relationText } from './components/relations';
import './catalog.css';

/** One entity: what it is, what it belongs to, and its YAML. */
export function EntityPage() {
  const { kind = '', namespace = 'default', name = '' } = useParams();
  const path = entityPathInApi(kind, namespace, name);
  const { data: entity, error, reload } = useResource(path, loadEntity(path));
  const crumbs = [
    { title: 'Catalog', to: '/catalog' },
    { title: entity?.kind ?? kind, to: `/catalog?kind=${encodeURIComponent(kind)}` },
  ];

  if (!entity) {
    return (
      <Page title={name} crumbs={crumbs}>
        {!error && <SkeletonLines lines={8} label="Loading the entity" />}
        {error instanceof ApiError && error.status === 404 ? (
          <EmptyState icon="search" title="The catalog does not know this entity" actions={<ButtonLink to="/catalog">To the catalog</ButtonLink>}>
            There is no {kind} named {namespace}/{name}. If a run has just made it, it may take a moment until it is read.
          </EmptyState>
        ) : (
          error && <Problem error={error} onRetry={reload} />
        )}
      </Page>
    );
  }
  return (
    <Page
      key={path}
      title={entity.metadata.title ?? entity.metadata.name}
      crumbs={crumbs}
      description={entity.metadata.description}
      actions={
        entity.kind === 'Template' && (
          <ButtonLink look="primary" to={`/templates/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`}>
            Open the template
          </ButtonLink>
        )
      }
    >
      <Parts entity={entity} />
    </Page>
  );
}

function Parts({ entity }: { entity: Entity }) {
  const { metadata } = entity;
  const faults = (entity.status?.items ?? []).filter((item) => item.level === 'error');
  return (
    <div className="stack">
      {faults.length > 0 && (
        <Notice tone="bad" title="The catalog has trouble with this entity">
          {faults.map((fault, index) => (
            <p key={index}>{fault.message}</p>
          ))}
        </Notice>
      )}
      <div className="columns">
        <Section title="Facts">
          <About entity={entity} />
        </Section>
        <div className="stack">
          <Relations entity={entity} />
          {metadata.links && metadata.links.length > 0 && (
            <Section title="Links">
              <ul className="entity-links">
                {metadata.links.map((link) => (
                  <li key={link.url}>
                    <Icon name="link" size={15} />
                    <SmartLink to={link.url}>{link.title ?? link.url}</SmartLink>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
      </div>
      <Section title="Annotations and labels">
        <Pairs pairs={{ ...metadata.labels, ...metadata.annotations }} />
      </Section>
      <Section title="YAML">
        <Code text={toYaml(entity)} label="Entity as YAML" />
      </Section>
    </div>
  );
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Where the entity's file is, when it can be opened. */
function sourceOf(entity: Entity): string | null {
  const annotations = entity.metadata.annotations ?? {};
  const location = annotations['backstage.io/source-location'] ?? annotations['backstage.io/managed-by-location'] ?? '';
  return /^url:(https?:.*)$/.exec(location)?.[1] ?? null;
}

function About({ entity }: { entity: Entity }) {
  const { metadata, spec } = entity;
  const source = sourceOf(entity);
  return (
    <Facts
      facts={[
        ['Kind', entity.kind],
        ['Name', metadata.name],
        ['Namespace', metadata.namespace ?? 'default'],
        ['Type', text(spec?.type)],
        ['Lifecycle', text(spec?.lifecycle)],
        ['Owner', text(spec?.owner) && <EntityLink entityRef={text(spec?.owner)} expectedKind="group" />],
        ['Source', source && <SmartLink to={source}>{source}</SmartLink>],
        ['Tags', metadata.tags && metadata.tags.length > 0 && <Tags tags={metadata.tags} />],
      ]}
    />
  );
}

function Relations({ entity }: { entity: Entity }) {
  const groups = byType(entity.relations ?? []);
  return (
    <Section title="Relations">
      {groups.length === 0 && <p className="hint">It has no relations.</p>}
      <Facts
        facts={groups.map(([type, targets]) => [
          relationText(type),
          <ul key={type} className="inline-list">
            {targets.map((target) => (
              <li key={target}>
                <EntityLink entityRef={target} />
              </li>
            ))}
          </ul>,
        ])}
      />
    </Section>
  );
}

function Pairs({ pairs }: { pairs: Record<string, string> }) {
  const entries = Object.entries(pairs).sort(([one], [other]) => (one < other ? -1 : 1));
  if (entries.length === 0) return <p className="hint">It has none.</p>;
  return (
    <dl className="pairs">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
