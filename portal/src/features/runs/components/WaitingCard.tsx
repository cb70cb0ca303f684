import { useState } from 'react';
import { Button } from '@/components/Button';
import { Notice } from '@/components/Notice';
import { Problem } from '@/components/Problem';
import { Until } from '@/components/Time';
import type { OpenDecisions, OpenPause, OpenUndo, Run } from '@/lib/api';
import { useResource } from '@/lib/useResource';
import { decideUndo, decisionsPath, loadDecisions, type Verb } from '../api/decisions';
import { loadWaits, waitsPath } from '../api/waits';
import { DecidedDialog } from './DecidedDialog';
import { DecisionDialog } from './DecisionDialog';
import { verbs } from './decisions';
import { WaitNotice } from './WaitNotice';

/**
 * What a run waits for a person to decide; nothing while it waits for nobody.
 *
 * `events` grows with what is known of the run: a wait may follow another without a change of any step.
 */
export function WaitingCard({ run, events, onDecided }: { run: Run; events: number; onDecided: () => void }) {
  const [asking, setAsking] = useState<{ pause: OpenPause; verb: Verb }>();
  const [sending, setSending] = useState(false);
  const waits = run.phase === 'paused' || run.phase === 'undoing';
  const now = `${run.phase}-${run.steps.map((step) => step.state).join()}-${events}`;
  const path = waits ? `${decisionsPath(run.id)}#${now}` : null;
  const { data, error, reload } = useResource(path, loadDecisions(decisionsPath(run.id)), { keepPrevious: true });
  const waitsKey = run.phase === 'waiting' ? `${waitsPath(run.id)}#${now}` : null;
  const open = useResource(waitsKey, loadWaits(waitsPath(run.id)), { keepPrevious: true });
  const done = () => {
    reload();
    open.reload();
    onDecided();
  };
  // The run moves on before the own decision has been answered, too.
  const over = !sending && (run.phase !== 'paused' || (data !== undefined && data.pause?.number !== asking?.pause.number));
  const closed = () => {
    setAsking(undefined);
    setSending(false);
    done();
  };
  return (
    <>
      {run.phase === 'waiting' && open.data?.items.map((wait) => <WaitNotice key={wait.key} wait={wait} onAnswered={done} />)}
      {waits && error && run.phase === 'paused' && <Problem error={error} title="What can be decided is not known now" onRetry={reload} />}
      {waits && data?.pause && <PauseNotice run={run} pause={data.pause} canDecide={data.canDecide} onAsk={(pause, verb) => setAsking({ pause, verb })} />}
      {waits && data?.stuckUndos.map((undo) => <UndoNotice key={undo.stepId} run={run} undo={undo} canDecide={data.canDecide} onDecided={done} />)}
      {asking && (over ? <DecidedDialog run={run} onClose={closed} /> : <DecisionDialog run={run} {...asking} onSending={setSending} onClose={() => setAsking(undefined)} onDecided={closed} />)}
    </>
  );
}

function stepName(run: Run, id: string) {
  return run.steps.find((step) => step.id === id)?.name ?? id;
}

interface PauseProps {
  run: Run;
  pause: OpenPause;
  canDecide: OpenDecisions['canDecide'];
  onAsk: (pause: OpenPause, verb: Verb) => void;
}

function PauseNotice({ run, pause, canDecide, onAsk }: PauseProps) {
  return (
    <Notice
      tone="warning"
      heading
      title={`Waiting for a decision: “${stepName(run, pause.stepId)}” failed`}
      actions={
        canDecide &&
        pause.choices.map(({ decision }) => (
          <Button key={decision} look={decision === 'retry' ? 'primary' : 'plain'} icon={verbs[decision as Verb].icon} onClick={() => onAsk(pause, decision as Verb)}>
            {verbs[decision as Verb].button}
          </Button>
        ))
      }
    >
      <div className="outcome">
        <p className="waiting-failure">{pause.failure}</p>
        <p>
          Nothing goes on until someone decides. When nobody has by <Until at={pause.until} />, the run is taken back.
          {!canDecide && ' You may not decide about this run; ask its owner or an operator.'}
        </p>
      </div>
    </Notice>
  );
}

function UndoNotice({ run, undo, canDecide, onDecided }: { run: Run; undo: OpenUndo; canDecide: boolean; onDecided: () => void }) {
  const [sending, setSending] = useState<'retry' | 'skip'>();
  const [problem, setProblem] = useState<Error>();
  const send = async (decision: 'retry' | 'skip') => {
    setSending(decision);
    setProblem(undefined);
    try {
      await decideUndo(run.id, undo.stepId, decision);
      onDecided();
    } catch (failure) {
      setProblem(failure as Error);
    } finally {
      setSending(undefined);
    }
  };
  return (
    <Notice
      tone="warning"
      heading
      title={`“${stepName(run, undo.stepId)}” could not be taken back`}
      actions={
        canDecide && (
          <>
            <Button look="primary" icon="refresh" busy={sending === 'retry'} onClick={() => void send('retry')}>
              Try again
            </Button>
            <Button busy={sending === 'skip'} onClick={() => void send('skip')}>
              Leave it
            </Button>
          </>
        )
      }
    >
      <div className="outcome">
        <p className="waiting-failure">{undo.failure}</p>
        <p>
          Everything else of the run is being taken back. When nobody decides by <Until at={undo.until} />, what this step made stays and is listed.
        </p>
        {problem && <Problem error={problem} title="The decision was not taken" />}
      </div>
    </Notice>
  );
}
