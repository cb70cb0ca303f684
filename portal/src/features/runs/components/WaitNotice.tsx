import { useId, useState, type ReactNode } from 'react';
import { Button } from '@/components/Button';
import { CopyButton } from '@/components/CopyButton';
import { EntityLink } from '@/components/EntityLink';
import { Notice } from '@/components/Notice';
import { Problem } from '@/components/Problem';
import { Until } from '@/components/Time';
import type { OpenWait } from '@/lib/api';
import { useSession } from '@/lib/session';
import { count } from '@/lib/strings';
import { vote, type Verdict } from '../api/waits';
import { ResourceNotice } from './ResourceNotice';

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
    case 'resource':
      return <ResourceNotice wait={wait} onDecided={onAnswered} />;
    default:
      return (
        <Notice tone="info" icon="clock" heading title={`“${wait.stepName}” waits for its time`}>
          The run goes on by itself on <Until at={wait.until} />.
        </Notice>
      );
  }
}

function ApprovalNotice({ wait, run, onAnswered }: Props) {
  const id = useId();
  const { me } = useSession();
  const [comment, setComment] = useState('');
  const [sending, setSending] = useState<Verdict>();
  const [problem, setProblem] = useState<Error>();
  const given = wait.votes.filter((one) => one.verdict === 'approve').length;
  const why = wait.canAnswer ? '' : whyNot(wait, me?.ref);
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
        <Quorum given={given} needed={wait.quorum} />
        <p>
          Asked: <Approvers refs={wait.approvers} />. The answer may take until <Until at={wait.until} />.
        </p>
        {wait.votes.map((one) => (
          <p key={one.by}>
            <EntityLink entityRef={one.by} expectedKind="user" /> {one.verdict === 'approve' ? 'approved' : 'rejected'}
            {one.comment && `: ${one.comment}`}
          </p>
        ))}
        {why && <p className="hint">{why}</p>}
        {wait.canAnswer && (
          <div className="field">
            <label className="field-label" htmlFor={id}>
              Comment (optional)
            </label>
            <input id={id} className="input" value={comment} maxLength={500} aria-describedby={`${id}-hint`} onChange={(event) => setComment(event.target.value)} />
            <span id={`${id}-hint`} className="hint">
              {wait.quorum - given > 1 ? 'Everyone who looks at the run reads it. One rejection ends the request.' : 'Everyone who looks at the run reads it. A rejection makes the step fail.'}
            </span>
          </div>
        )}
        {problem && <Problem error={problem} title="The answer was not taken" />}
      </div>
    </Notice>
  );
}

/** How many of the approvals that are needed have been given. */
function Quorum({ given, needed }: { given: number; needed: number }) {
  return (
    <div className="quorum">
      <span className="quorum-bar" aria-hidden>
        {Array.from({ length: needed }, (_, index) => (
          <span key={index} data-given={index < given} />
        ))}
      </span>
      {given} of {count(needed, 'approval')}
    </div>
  );
}

/** Why this person cannot answer a request for approval. */
export function whyNot(wait: OpenWait, ref: string | undefined): string {
  const mine = wait.votes.find((one) => one.by === ref);
  if (mine) return `You have ${mine.verdict === 'approve' ? 'approved' : 'rejected'} it; others are still to answer.`;
  if (ref && ref === wait.initiator && !wait.selfApproval) return 'You started this run, and its template wants somebody else to approve it.';
  return 'You are not among those who are asked.';
}

function Approvers({ refs }: { refs: string[] }) {
  return refs.map((ref, index) => (
    <span key={ref}>
      {index > 0 && (index === refs.length - 1 ? ' or ' : ', ')}
      <EntityLink entityRef={ref} expectedKind={ref.split(':')[0]!} />
    </span>
  ));
}

function SignalNotice({ wait }: { wait: OpenWait }) {
  return (
    <Notice tone="info" icon="clock" heading title={`“${wait.stepName}” waits for another system`}>
      <div className="outcome">
        {wait.message && <p className="waiting-failure">{wait.message}</p>}
        <p>
          The call may take until <Until at={wait.until} />.
        </p>
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
