import { z } from 'zod/mini';
import { Button, ButtonLink } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { Page } from '@/components/Page';
import { Pagination } from '@/components/Pagination';
import { Problem } from '@/components/Problem';
import { SearchBox } from '@/components/SearchBox';
import { SkeletonCards } from '@/components/Skeleton';
import type { TemplateSummary } from '@/lib/api';
import { count } from '@/lib/strings';
import { useUrlState } from '@/lib/urlState';
import { useResource } from '@/lib/useResource';
import { loadTemplates, templatesPath } from './api/templates';
import { TemplateCard } from './components/TemplateCard';
import './templates.css';

const state = z.object({
  q: z.catch(z.string(), ''),
  tag: z.catch(z.string(), ''),
  offset: z.catch(z.coerce.number().check(z.int(), z.gte(0)), 0),
});

const limit = 60;

/** All templates, to search and to launch. */
export function GalleryPage() {
  const [{ q, tag, offset }, update] = useUrlState(state);
  const path = templatesPath({ q, limit, offset });
  const { data, error, loading, stale, reload } = useResource(path, loadTemplates(path), { keepPrevious: true });
  const all = data?.items ?? [];
  const shown = tag ? all.filter((template) => template.tags.includes(tag)) : all;
  const tags = [...new Set(all.flatMap((template) => template.tags))].sort();

  return (
    <Page
      title="Templates"
      description="Choose what you want to make. A run makes all of it, or takes back what it made."
      actions={
        <ButtonLink to="/templates/register" icon="plus">
          Register a template
        </ButtonLink>
      }
    >
      <div className="toolbar" role="search">
        <SearchBox label="Search templates" value={q} onSearch={(text) => update({ q: text, offset: 0 }, { replace: true })} />
        {tags.length > 0 && (
          <label className="select-label">
            Tag
            <select className="select" value={tag} onChange={(event) => update({ tag: event.target.value })}>
              <option value="">All</option>
              {[...new Set([...tags, ...(tag ? [tag] : [])])].map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
        )}
        {data && (
          <span className="toolbar-note" role="status">
            {tag ? `${shown.length} of ${count(data.total, 'template')}` : count(data.total, 'template')}
          </span>
        )}
      </div>
      {error && <Problem error={error} onRetry={reload} />}
      {loading && <SkeletonCards label="Loading the templates" />}
      {data && <Cards templates={shown} stale={stale} />}
      {data && shown.length === 0 && <Nothing searched={Boolean(q || tag)} onReset={() => update({ q: '', tag: '', offset: 0 })} />}
      {data && <Pagination offset={offset} limit={limit} total={data.total} onMove={(next) => update({ offset: next })} />}
    </Page>
  );
}

/** Those that can be launched, then those that cannot with what is wrong with them. */
function Cards({ templates, stale }: { templates: TemplateSummary[]; stale: boolean }) {
  const good = templates.filter((template) => template.digest !== null);
  const broken = templates.filter((template) => template.digest === null);
  return (
    <>
      {good.length > 0 && (
        <ul className="card-grid" aria-busy={stale}>
          {good.map((template) => (
            <TemplateCard key={template.ref} template={template} />
          ))}
        </ul>
      )}
      {broken.length > 0 && (
        <section className="broken-templates" aria-labelledby="broken-templates">
          <h2 id="broken-templates">Cannot be launched</h2>
          <p className="hint">These were registered, but none of their revisions was good so far.</p>
          <ul className="broken-grid">
            {broken.map((template) => (
              <TemplateCard key={template.ref} template={template} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Nothing({ searched, onReset }: { searched: boolean; onReset: () => void }) {
  if (searched) {
    return (
      <EmptyState icon="search" title="No template fits this search" actions={<Button onClick={onReset}>Show all templates</Button>}>
        Search looks at names, titles, descriptions and tags. Try fewer or other words.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="grid"
      title="There are no templates yet"
      actions={
        <ButtonLink look="primary" to="/templates/register">
          Register a template
        </ButtonLink>
      }
    >
      Register one by its address in a Git host, or upload its folder.
    </EmptyState>
  );
}
