import { useEffect } from 'react';
import { z } from 'zod/mini';
import { Button } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { Page } from '@/components/Page';
import { Pagination } from '@/components/Pagination';
import { Problem } from '@/components/Problem';
import { SkeletonCards } from '@/components/Skeleton';
import { shortRef } from '@/lib/entityRef';
import { count } from '@/lib/strings';
import { useResource } from '@/lib/useResource';
import { useUrlState } from '@/lib/urlState';
import { attentionPath, loadAttention } from './api/attention';
import { attentionKinds, attentionLooks } from './components/attention';
import { AttentionCard } from './components/AttentionCard';
import './runs.css';

const LOOK_EVERY_MILLIS = 20_000;
const limit = 25;

const state = z.object({
  kind: z.catch(z.enum(['', ...attentionKinds]), ''),
  owner: z.catch(z.string(), ''),
  offset: z.catch(z.coerce.number().check(z.int(), z.gte(0)), 0),
});

/** Everything that waits for a person, over all runs; the oldest first. */
export function AttentionPage() {
  const [{ kind, owner, offset }, update] = useUrlState(state);
  const path = attentionPath({ kind, owner, limit, offset });
  const { data, error, loading, reload } = useResource(path, loadAttention(path), { keepPrevious: true });
  useEffect(() => {
    const timer = setInterval(reload, LOOK_EVERY_MILLIS);
    return () => clearInterval(timer);
  }, [reload]);

  return (
    <Page
      title="Needs attention"
      tab="Attention"
      description="Runs that cannot go on, or could not end cleanly, without a person. The oldest first."
      actions={
        <Button icon="refresh" onClick={reload}>
          Refresh
        </Button>
      }
    >
      <div className="toolbar" role="search">
        <label className="select-label">
          Reason
          <select className="select" value={kind} onChange={(event) => update({ kind: event.target.value as typeof kind, offset: 0 })}>
            <option value="">All</option>
            {attentionKinds.map((one) => (
              <option key={one} value={one}>
                {attentionLooks[one].text}
                {data?.counts[one] ? ` (${data.counts[one]})` : ''}
              </option>
            ))}
          </select>
        </label>
        {owner && (
          <Button small icon="close" onClick={() => update({ owner: '', offset: 0 })}>
            Owner {shortRef(owner, 'group')}
          </Button>
        )}
        {data && (
          <span className="toolbar-note" role="status">
            {count(data.total, 'thing')}
          </span>
        )}
      </div>
      {loading && <SkeletonCards kind="row" cards={3} label="Loading what needs attention" />}
      {error && <Problem error={error} onRetry={reload} />}
      {data?.items.length === 0 && (
        <EmptyState icon="check" title="Nothing needs a person">
          Runs that pause, undos that fail, late approvals and leftovers are listed here.
        </EmptyState>
      )}
      <div className="stack">
        {data?.items.map((item) => (
          <AttentionCard key={item.id} item={item} onDone={reload} />
        ))}
      </div>
      {data && <Pagination offset={offset} limit={limit} total={data.total} onMove={(next) => update({ offset: next })} />}
    </Page>
  );
}
