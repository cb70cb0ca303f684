import { useState } from 'react';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { Notice } from '@/components/Notice';
import { Problem } from '@/components/Problem';
import { Ago, Until } from '@/components/Time';
import type { OpenWait } from '@/lib/api';
import { decideWait, type WaitVerb } from '../api/waits';
import { ObjectField } from './DecisionDialog';
import { objectOf } from './decisions';

const questions = {
  skip: { title: 'Go on without waiting?', text: 'The run goes on as if it were ready. Later steps may not find what they need.', confirm: 'Go on' },
  stop: { title: 'Stop waiting?', text: 'The step fails, and the run goes on as its template says for a step that failed.', confirm: 'Let the step fail' },
};

/** A step that waits for something outside to become ready: what is missing, and what a person can do. */
export function ResourceNotice({ wait, onDecided }: { wait: OpenWait; onDecided: () => void }) {
  const [asking, setAsking] = useState<'skip' | 'stop'>();
  const [sending, setSending] = useState<WaitVerb>();
  const [problem, setProblem] = useState<Error>();
  const [output, setOutput] = useState('');
  const [reason, setReason] = useState('');
  const send = async (decision: WaitVerb) => {
    setSending(decision);
    setProblem(undefined);
    try {
      await decideWait(wait, decision, { reason: reason.trim(), output: decision === 'skip' ? objectOf(output) : undefined });
      setAsking(undefined);
      onDecided();
    } catch (failure) {
      setProblem(failure as Error);
    } finally {
      setSending(undefined);
    }
  };
  return (
    <Notice
      tone="info"
      icon="clock"
      heading
      title={`“${wait.stepName}” is not ready yet`}
      actions={
        <>
          <Button look="primary" icon="refresh" busy={sending === 'look'} onClick={() => void send('look')}>
            Look now
          </Button>
          <Button icon="arrowRight" onClick={() => setAsking('skip')}>
            Go on without it
          </Button>
          <Button icon="close" onClick={() => setAsking('stop')}>
            Stop waiting
          </Button>
        </>
      }
    >
      <div className="outcome">
        {wait.message && <p className="waiting-failure">{wait.message}</p>}
        <p>
          Waiting since <Ago at={wait.since} />. The run looks again by itself and goes on when it is ready; it waits at most until <Until at={wait.until} />.
        </p>
        {problem && !asking && <Problem error={problem} title="That was not done" />}
      </div>
      {asking && (
        <Dialog
          title={questions[asking].title}
          onClose={() => setAsking(undefined)}
          actions={
            <>
              <Button onClick={() => setAsking(undefined)} autoFocus>
                Keep waiting
              </Button>
              <Button look={asking === 'stop' ? 'danger' : 'primary'} busy={sending === asking} onClick={() => void send(asking)}>
                {questions[asking].confirm}
              </Button>
            </>
          }
        >
          <p>{questions[asking].text}</p>
          {asking === 'skip' && <ObjectField label="Output of the step (optional)" hint='What later steps read in its place, such as {"ready": true}.' text={output} onChange={setOutput} />}
          <label className="field">
            <span className="field-label">Reason (optional)</span>
            <input className="input" value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
          </label>
          {problem && <Problem error={problem} title="That was not done" />}
        </Dialog>
      )}
    </Notice>
  );
}
