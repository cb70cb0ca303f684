import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { z } from 'zod/mini';
import { Button, ButtonLink } from '@/components/Button';
import { Section } from '@/components/Card';
import { Code } from '@/components/Code';
import { EmptyState } from '@/components/EmptyState';
import { Facts } from '@/components/Facts';
import { Notice } from '@/components/Notice';
import { Page } from '@/components/Page';
import { Problem } from '@/components/Problem';
import { SkeletonLines } from '@/components/Skeleton';
import { SmartLink } from '@/components/SmartLink';
import { Tabs } from '@/components/Tabs';
import { hasEnded, type Run, type RunSummary } from '@/lib/api';
import { entityPath, parseEntityRef } from '@/lib/entityRef';
import { ApiError } from '@/lib/http';
import { shortDigest } from '@/lib/strings';
import { exactly } from '@/lib/time';
import { useUrlState } from '@/lib/urlState';
import { toYaml } from '@/lib/yaml';
import { CancelDialog } from './components/CancelDialog';
import { ChildRuns, WaitingWithin } from './components/ChildRuns';
import type { LogLine } from './components/log';
import { LogView } from './components/LogView';
import { MadeList } from './components/MadeList';
import { outcomeOf } from './components/outcome';
import { linksBeyond, OutputLinks, OutputTexts, textsOf } from './components/OutputView';
import { Progress, RunFacts } from './components/RunHeader';
import { StepList } from './components/StepList';
import { TimelineView } from './components/TimelineView';
import { UndoDialog } from './components/UndoDialog';
import { WaitingCard } from './components/WaitingCard';
import { useChildRuns } from './components/useChildRuns';
import { useLiveRun } from './components/useLiveRun';
import './runs.css';

const state = z.object({ view: z.catch(z.enum(['steps', 'timeline', 'log', 'parameters']), 'steps') });
const views = { steps: 'Steps', timeline: 'Timeline', log: 'Whole log', parameters: 'Parameters' };
const crumbs = [{ title: 'Runs', to: '/runs' }];

/** One run, live until it has ended. */
export function RunPage() {
  const { id = '' } = useParams();
  const { run, error, lines, connected, reload, expectUndo } = useLiveRun(id);

  if (!run) {
    return (
      <Page title="Run" crumbs={crumbs}>
        {!error && <SkeletonLines lines={8} label="Loading the run" />}
        {error && error instanceof ApiError && error.status === 404 ? (
          <EmptyState icon="search" title="There is no such run" actions={<ButtonLink to="/runs">To all runs</ButtonLink>}>
            No run has the id {id}. Check the address.
          </EmptyState>
        ) : (
          error && <Problem error={error} onRetry={reload} />
        )}
      </Page>
    );
  }
  return <Shown key={run.id} run={run} lines={lines} connected={connected} onReload={reload} onUndo={expectUndo} />;
}

interface ShownProps {
  run: Run;
  lines: LogLine[];
  connected: boolean;
  onReload: () => void;
  onUndo: () => void;
}

function Shown({ run, lines, connected, onReload, onUndo }: ShownProps) {
  const [{ view }, update] = useUrlState(state);
  const template = parseEntityRef(run.templateRef, { kind: 'template' });
  const title = run.title || run.templateTitle;
  const within = useChildRuns(run, lines.length);
  const ended = hasEnded(run.phase);

  return (
    <Page
      title={title}
      crumbs={crumbs}
      description={<RunFacts run={run} />}
      actions={
        <>
          {ended && template && (
            <ButtonLink icon="refresh" to={`${entityPath(template)}?from=${encodeURIComponent(run.id)}`}>
              Run again
            </ButtonLink>
          )}
          <Cancel run={run} onReload={onReload} />
          <TakeBack run={run} onBegun={onUndo} />
        </>
      }
    >
      <div className="stack">
        {!ended && <Progress run={run} />}
        {!connected && !ended && <Notice tone="warning" role="status" title="The connection to this run is lost; trying again" />}
        <WaitingCard run={run} events={lines.length} onDecided={onReload} />
        <WaitingWithin run={run} items={within} />
        <OutcomeNotice run={run} />
        <div className="with-aside run-body">
          <div className="run-main">
            <Tabs
              label="Run"
              tabs={[
                { id: 'steps', title: ended && run.phase !== 'completed' ? views.steps : `${views.steps} (${run.stepsDone}/${run.stepsTotal})` },
                { id: 'timeline', title: views.timeline },
                { id: 'log', title: views.log },
                { id: 'parameters', title: views.parameters },
              ]}
              selected={view}
              onSelect={(id) => update({ view: id as typeof view }, { replace: true })}
            >
              <h2 className="visually-hidden">{views[view]}</h2>
              {view === 'steps' && <StepList run={run} lines={lines} within={within} />}
              {view === 'timeline' && <TimelineView run={run} events={lines.length} within={within} />}
              {view === 'log' && <LogView lines={lines} label="Log of the run" follow={!ended} empty="Nothing was logged yet." />}
              {view === 'parameters' && <Code text={toYaml(run.parameters)} label="Parameters as YAML" />}
            </Tabs>
          </div>
          <Aside run={run} within={within} />
        </div>
      </div>
    </Page>
  );
}

function Cancel({ run, onReload }: { run: Run; onReload: () => void }) {
  const [asking, setAsking] = useState(false);
  const done = () => {
    setAsking(false);
    onReload();
  };
  return (
    <>
      {run.canCancel && !hasEnded(run.phase) && (
        <Button icon="close" onClick={() => setAsking(true)}>
          Cancel the run
        </Button>
      )}
      {asking && <CancelDialog run={run} onClose={() => setAsking(false)} onCancelled={done} />}
    </>
  );
}

/** For runs that have ended and left something that may be there still. */
function TakeBack({ run, onBegun }: { run: Run; onBegun: () => void }) {
  const [asking, setAsking] = useState(false);
  const begun = () => {
    setAsking(false);
    onBegun();
  };
  if (!hasEnded(run.phase) || run.made.every((one) => one.state === 'undone')) return null;
  return (
    <>
      <Button icon="undo" onClick={() => setAsking(true)}>
        Take it back
      </Button>
      {asking && <UndoDialog run={run} onClose={() => setAsking(false)} onBegun={begun} />}
    </>
  );
}

function OutcomeNotice({ run }: { run: Run }) {
  const outcome = outcomeOf(run);
  if (!outcome) return null;
  const texts = textsOf(run.output);
  const remains = run.made.filter((one) => one.state === 'leftover');
  return (
    <Notice tone={outcome.tone} title={outcome.title} heading>
      <div className="outcome">
        {outcome.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {remains.length > 0 && <MadeList made={remains} />}
        {run.phase === 'completed' && <OutputLinks output={run.output} links={run.links} made={run.made} />}
        {run.phase === 'completed' && texts.length > 0 && <OutputTexts texts={texts} />}
      </div>
    </Notice>
  );
}

function Aside({ run, within }: { run: Run; within: RunSummary[] }) {
  const links = linksBeyond(run.links, run.made.map((one) => one.url));
  // Runs within have a list of their own.
  const made = run.made.filter((one) => one.kind !== 'run' || one.state === 'leftover');
  return (
    <div className="stack">
      <Section title="What it made">
        {made.length > 0 ? <MadeList made={made} kept={hasEnded(run.phase) && run.phase !== 'completed'} /> : <p className="hint">{hasEnded(run.phase) ? 'Nothing outside the run itself.' : 'Nothing yet.'}</p>}
        {within.length > 0 && <p className="hint run-within-hint">What the runs within made is on their own pages.</p>}
        {run.made.some((one) => one.kind === 'message') && (
          <p className="run-messages">
            <Link to={`/outbox?runId=${encodeURIComponent(run.id)}`}>Messages of this run in the outbox</Link>
          </p>
        )}
      </Section>
      <ChildRuns items={within} />
      {run.phase !== 'completed' && links.length > 0 && (
        <Section title="Links">
          <OutputLinks output={null} links={links} made={[]} />
        </Section>
      )}
      <Section title="Details">
        <Facts
          facts={[
            ['Started', exactly(run.createdAt)],
            ['Ended', run.endedAt && exactly(run.endedAt)],
            ['Revision', <code key="digest" title={run.templateDigest}>{shortDigest(run.templateDigest)}</code>],
            ['Run id', <code key="id">{run.id}</code>],
            ['Workflow', <code key="workflow">{run.workflowId}</code>],
            ['Temporal', run.temporalUrl && <SmartLink to={run.temporalUrl}>Open the workflow</SmartLink>],
          ]}
        />
      </Section>
    </div>
  );
}
