import { Link } from 'react-router';
import { EntityLink } from '@/components/EntityLink';
import { PhaseBadge } from '@/components/State';
import { Ago, Took } from '@/components/Time';
import type { Run } from '@/lib/api';
import { entityPath, parseEntityRef } from '@/lib/entityRef';
import { useResource } from '@/lib/useResource';
import { loadRun, runPath } from '../api/runs';

/** Who started what, when, and how far it is. */
export function RunFacts({ run }: { run: Run }) {
  const template = parseEntityRef(run.templateRef, { kind: 'template' });
  return (
    <ul className="run-facts">
      <li>
        <PhaseBadge phase={run.phase} />
      </li>
      <li>
        Template {template ? <Link to={entityPath(template)}>{run.templateTitle}</Link> : run.templateTitle}
      </li>
      {run.initiator && (
        <li>
          by <EntityLink entityRef={run.initiator} expectedKind="user" />
        </li>
      )}
      {run.parentRunId && <Around runId={run.parentRunId} stepId={run.parentStepId} />}
      <li>
        started <Ago at={run.createdAt} />
      </li>
      <li>
        {run.endedAt ? 'took ' : 'for '}
        <Took from={run.createdAt} until={run.endedAt} />
      </li>
    </ul>
  );
}

/** The run that has this one as a step. */
function Around({ runId, stepId }: { runId: string; stepId: string | null }) {
  const path = runPath(runId);
  const { data } = useResource(path, loadRun(path));
  const step = data?.steps.find((one) => one.id === stepId)?.name ?? stepId;
  return (
    <li>
      step “{step}” of <Link to={`/runs/${encodeURIComponent(runId)}`}>{data ? data.title || data.templateTitle : 'another run'}</Link>
    </li>
  );
}

/** How many of the steps are done, as a bar. */
export function Progress({ run }: { run: Run }) {
  const share = run.stepsTotal === 0 ? 0 : run.stepsDone / run.stepsTotal;
  return (
    <div className="progress" role="progressbar" aria-label="Steps done" aria-valuemin={0} aria-valuemax={run.stepsTotal} aria-valuenow={run.stepsDone} aria-valuetext={`${run.stepsDone} of ${run.stepsTotal} steps`} data-phase={run.phase}>
      <span style={{ width: `${share * 100}%` }} />
    </div>
  );
}
