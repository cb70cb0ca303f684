import { Link } from 'react-router';
import { z } from 'zod/mini';
import { Button, ButtonLink } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { EntityLink } from '@/components/EntityLink';
import { Page } from '@/components/Page';
import { Pagination } from '@/components/Pagination';
import { Problem } from '@/components/Problem';
import { SearchBox } from '@/components/SearchBox';
import { SkeletonCards } from '@/components/Skeleton';
import { PhaseBadge, phaseText } from '@/components/State';
import { Ago, Took } from '@/components/Time';
import { phases, type RunSummary, type TemplateSummary } from '@/lib/api';
import { parseEntityRef, shortRef } from '@/lib/entityRef';
import { useSession } from '@/lib/session';
import { count } from '@/lib/strings';
import { useUrlState } from '@/lib/urlState';
import { useResource } from '@/lib/useResource';
import { loadRuns, loadTemplates, runsPath, templatesPath } from './api/runs';
import './runs.css';

const state = z.object({
  q: z.catch(z.string(), ''),
  phase: z.catch(z.enum(['', ...phases]), ''),
  template: z.catch(z.string(), ''),
  owner: z.catch(z.string(), ''),
  mine: z.catch(z.stringbool(), false),
  attention: z.catch(z.stringbool(), false),
  offset: z.catch(z.coerce.number().check(z.int(), z.gte(0)), 0),
});

const limit = 25;

/** All runs, newest first. */
export function RunsPage() {
  const { me } = useSession();
  const [{ q, phase, template, owner, mine, attention, offset }, update] = useUrlState(state);
  const waits = mine && !me;
  const path = runsPath({ q, phase, templateRef: template, owner, initiator: mine ? (me?.ref ?? '') : '', attention, limit, offset });
  const templates = useResource(templatesPath, loadTemplates);
  const { data, error, loading, stale, reload } = useResource(waits ? null : path, loadRuns(path), { keepPrevious: true });
  const filtered = Boolean(q || phase || template || owner || mine || attention);

  return (
    <Page
      title="Runs"
      description="What was made, is being made, or was taken back."
      actions={
        <Button icon="refresh" onClick={reload}>
          Refresh
        </Button>
      }
    >
      <div className="toolbar" role="search">
        <SearchBox label="Search runs" value={q} onSearch={(text) => update({ q: text, offset: 0 }, { replace: true })} />
        <label className="select-label">
          Phase
          <select className="select" value={phase} onChange={(event) => update({ phase: event.target.value as typeof phase, offset: 0 })}>
            <option value="">All</option>
            {phases.map((one) => (
              <option key={one} value={one}>
                {phaseText(one)}
              </option>
            ))}
          </select>
        </label>
        <Choice label="Template" value={template} known={refsOf(templates.data, 'ref')} kind="template" onChoose={(ref) => update({ template: ref, offset: 0 })} />
        <Choice label="Owner" value={owner} known={refsOf(templates.data, 'owner')} kind="group" onChoose={(ref) => update({ owner: ref, offset: 0 })} />
        <label className="check-label">
          <input type="checkbox" checked={mine} onChange={(event) => update({ mine: event.target.checked, offset: 0 })} />
          Only mine
        </label>
        <label className="check-label">
          <input type="checkbox" checked={attention} onChange={(event) => update({ attention: event.target.checked, offset: 0 })} />
          Needs attention
        </label>
        {data && (
          <span className="toolbar-note" role="status">
            {count(data.total, 'run')}
          </span>
        )}
      </div>
      {error && <Problem error={error} onRetry={reload} />}
      {(loading || waits) && <SkeletonCards kind="row" cards={5} label="Loading the runs" />}
      {data && data.items.length > 0 && <RunTable runs={data.items} stale={stale} onTemplate={(ref) => update({ template: ref, offset: 0 })} />}
      {data && data.items.length === 0 && <Nothing filtered={filtered} onReset={() => update({ q: '', phase: '', template: '', owner: '', mine: false, attention: false, offset: 0 })} />}
      {data && <Pagination offset={offset} limit={limit} total={data.total} onMove={(next) => update({ offset: next })} />}
    </Page>
  );
}

/** Full references that templates have under a name, each once. */
function refsOf(templates: TemplateSummary[] | undefined, name: 'ref' | 'owner'): string[] {
  const refs = (templates ?? []).flatMap((one) => {
    const ref = one[name] && parseEntityRef(one[name], { kind: 'group', namespace: one.namespace });
    return ref ? [`${ref.kind}:${ref.namespace}/${ref.name}`] : [];
  });
  return [...new Set(refs)].sort();
}

/** A filter by a reference; one that is in the URL and not known is offered, too. */
function Choice({ label, value, known, kind, onChoose }: { label: string; value: string; known: string[]; kind: string; onChoose: (ref: string) => void }) {
  const all = value && !known.includes(value) ? [value, ...known] : known;
  return (
    <label className="select-label">
      {label}
      <select className="select" value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">All</option>
        {all.map((ref) => (
          <option key={ref} value={ref}>
            {shortRef(ref, kind)}
          </option>
        ))}
      </select>
    </label>
  );
}

function RunTable({ runs, stale, onTemplate }: { runs: RunSummary[]; stale: boolean; onTemplate: (ref: string) => void }) {
  return (
    <div className="table-wrap" aria-busy={stale}>
      <table className="table table-cards">
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Phase</th>
            <th scope="col">Steps</th>
            <th scope="col">By</th>
            <th scope="col">Started</th>
            <th scope="col">Took</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <td>
                <div className="run-cell">
                  <Link to={`/runs/${encodeURIComponent(run.id)}`}>{run.title || run.templateTitle}</Link>
                  <button type="button" className="run-template" title="Show only runs of this template" onClick={() => onTemplate(run.templateRef)}>
                    {run.templateTitle}
                  </button>
                </div>
              </td>
              <td>
                <PhaseBadge phase={run.phase} />
              </td>
              <td data-label="Steps" className="nowrap">
                {run.stepsDone} of {run.stepsTotal}
              </td>
              <td data-label="By">{run.initiator && <EntityLink entityRef={run.initiator} expectedKind="user" />}</td>
              <td data-label="Started" className="nowrap muted">
                <Ago at={run.createdAt} />
              </td>
              <td data-label="Took" className="nowrap muted">
                <Took from={run.createdAt} until={run.endedAt} />
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
      <EmptyState icon="search" title="No run fits these filters" actions={<Button onClick={onReset}>Show all runs</Button>}>
        Take a filter away, or search for the title or the template of a run.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="play"
      title="Nothing has run yet"
      actions={
        <ButtonLink look="primary" to="/templates">
          Choose a template
        </ButtonLink>
      }
    >
      Launch a template, and its run appears here with its steps, its log and what it made.
    </EmptyState>
  );
}
