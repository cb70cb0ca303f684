import { useEffect } from 'react';
import { Link } from 'react-router';
import { Button } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { Page } from '@/components/Page';
import { Problem } from '@/components/Problem';
import { SkeletonCards } from '@/components/Skeleton';
import type { OpenWait } from '@/lib/api';
import { useResource } from '@/lib/useResource';
import { approvalsPath, loadWaits } from './api/waits';
import { WaitNotice } from './components/WaitNotice';
import './runs.css';

const LOOK_EVERY_MILLIS = 20_000;

/** Requests for approval that wait for the person who looks. */
export function ApprovalsPage() {
  const { data, error, loading, reload } = useResource(approvalsPath, loadWaits(approvalsPath), { keepPrevious: true });
  useEffect(() => {
    const timer = setInterval(reload, LOOK_EVERY_MILLIS);
    return () => clearInterval(timer);
  }, [reload]);

  return (
    <Page
      title="Approvals"
      description="Runs that wait for your answer, the most urgent first."
      actions={
        <Button icon="refresh" onClick={reload}>
          Refresh
        </Button>
      }
    >
      {loading && <SkeletonCards />}
      {error && <Problem error={error} onRetry={reload} />}
      {data?.items.length === 0 && (
        <EmptyState icon="check" title="Nobody waits for you">
          When a run asks you or one of your groups for approval, it is listed here.
        </EmptyState>
      )}
      <div className="stack">
        {data?.items.map((wait) => (
          <WaitNotice key={`${wait.runId} ${wait.key}`} wait={wait} run={<RunLine wait={wait} />} onAnswered={reload} />
        ))}
      </div>
    </Page>
  );
}

function RunLine({ wait }: { wait: OpenWait }) {
  return (
    <>
      Run <Link to={`/runs/${encodeURIComponent(wait.runId)}`}>{wait.runTitle}</Link>
      {wait.initiator && `, started by ${wait.initiator.replace(/^user:default\//, '')}`}
    </>
  );
}
