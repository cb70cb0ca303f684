import { useId, useState, type ReactNode } from 'react';
import { Button } from '@/components/Button';
import { CopyButton } from '@/components/CopyButton';
import { EntityLink } from '@/components/EntityLink';
import { Notice } from '@/components/Notice';
import { Problem } from '@/components/Problem';
import type { OpenWait } from '@/lib/api';
import { exactly } from '@/lib/time';
import { vote, type Verdict } from '../api/waits';

interface Props {
  wait: OpenWait;
  /** Said above the title where the run is not on the page. */
  run?: ReactNode;
  onAnswered: () => void;
}

/** What a step waits for: people who are asked answer here. */
export function WaitNotice({ wait, run, onAnswered }: Props) {
  switch (wait.kind) {
    case 'approval':
      return <ApprovalNotice wait={wait} run={run} onAnswered={onAnswered} />;
    case 'signal':
      return <SignalNotice wait={wait} />;
    default:
      return (
        <Notice tone="info" icon="clock" heading title={`“${wait.stepName}” waits until ${exactly(wait.until)}`}>
          The run goes on by itself then.
        </Notice>
      );
  }
}

function ApprovalNotice({ wait, run, onAnswered }: Props) {
  const id = useId();
  const [comment, setComment] = useState('');
  const [sending, setSending] = useState<Verdict>();
  const [problem, setProblem] = useState<Error>();
  const missing = wait.quorum - wait.votes.filter((one) => one.verdict === 'approve').length;
  const send = async (verdict: Verdict) => {
    setSending(verdict);
    setProblem(undefined);
    try {
      await vote(wait, verdict, comment.trim());
      onAnswered();
    } catch (failure) {
      setProblem(failure as Error);
    } finally {
      setSending(undefined);
    }
  };

  return (
    <Notice
      tone={wait.canAnswer ? 'warning' : 'info'}
      icon="user"
      heading
      title={wait.canAnswer ? `Your approval is asked for: “${wait.stepName}”` : `Waiting for approval: “${wait.stepName}”`}
      actions={
        wait.canAnswer && (
          <>
            <Button look="primary" icon="check" busy={sending === 'approve'} onClick={() => void send('approve')}>
              Approve
            </Button>
            <Button icon="close" busy={sending === 'reject'} onClick={() => void send('reject')}>
              Reject
            </Button>
          </>
        )
      }
    >
      <div className="outcome">
        {run && <p>{run}</p>}
        {wait.message && <p className="waiting-failure">{wait.message}</p>}
        <p>
          {missing === 1 ? 'One approval' : `${missing} approvals`} of <Approvers refs={wait.approvers} /> {missing === 1 ? 'is' : 'are'} missing; the answer may take until {exactly(wait.until)}.
        </p>
        {wait.votes.map((one) => (
          <p key={one.by}>
            <EntityLink entityRef={one.by} expectedKind="user" /> {one.verdict === 'approve' ? 'approved' : 'rejected'}
            {one.comment && `: ${one.comment}`}
          </p>
        ))}
        {wait.canAnswer && (
          <div className="field">
            <label className="field-label" htmlFor={id}>
              Comment (optional)
            </label>
            <input id={id} className="input" value={comment} maxLength={500} onChange={(event) => setComment(event.target.value)} />
          </div>
        )}
        {problem && <Problem error={problem} title="The answer was not taken" />}
      </div>
    </Notice>
  );
}

function Approvers({ refs }: { refs: string[] }) {
  return refs.map((ref, index) => (
    <span key={ref}>
      {index > 0 && (index === refs.length - 1 ? ' or ' : ', ')}
      <EntityLink entityRef={ref} />
    </span>
  ));
}

function SignalNotice({ wait }: { wait: OpenWait }) {
  return (
    <Notice tone="info" icon="clock" heading title={`“${wait.stepName}” waits for another system`}>
      <div className="outcome">
        {wait.message && <p className="waiting-failure">{wait.message}</p>}
        <p>The call may take until {exactly(wait.until)}.</p>
        {wait.signalUrl && (
          <>
            <p>The system posts a JSON object to this address, once. Whoever has the address can do so.</p>
            <p className="signal-url">
              <code>{wait.signalUrl}</code>
              <CopyButton text={wait.signalUrl} label="Copy the address" />
            </p>
          </>
        )}
      </div>
    </Notice>
  );
}
