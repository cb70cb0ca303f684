import { useId, useState } from 'react';
import { Link } from 'react-router';
import { Button, ButtonLink } from '@/components/Button';
import { EntityLink } from '@/components/EntityLink';
import { Icon } from '@/components/Icon';
import { Problem } from '@/components/Problem';
import { SmartLink } from '@/components/SmartLink';
import { Ago, Until } from '@/components/Time';
import type { AttentionItem } from '@/lib/api';
import { acknowledge } from '../api/attention';
import { attentionLooks } from './attention';
import { withNames } from './timeline';

/** One thing that needs a person: what happened, what there is to do, and the way there. */
export function AttentionCard({ item, onDone }: { item: AttentionItem; onDone: () => void }) {
  const look = attentionLooks[item.kind];
  const run = `/runs/${encodeURIComponent(item.runId)}`;
  const canAcknowledge = item.calls.some((call) => call.verb === 'acknowledge');
  return (
    <article className="attention">
      <header className="attention-head">
        <span className={`badge tone-${look.tone}`}>
          <Icon name={look.icon} size={14} />
          {look.text}
        </span>
        <h2>
          <Link to={run}>{item.runTitle}</Link>
        </h2>
      </header>
      <p className="attention-message">{withNames(item.message)}</p>
      <p>{item.advice}</p>
      {item.leftovers.length > 0 && (
        <ul className="attention-left">
          {item.leftovers.map((left) => (
            <li key={`${left.kind} ${left.name}`}>
              {left.kind} {left.url ? <SmartLink to={left.url}>{left.name}</SmartLink> : left.name}
              {left.reason && `: ${left.reason}`}
            </li>
          ))}
        </ul>
      )}
      <p className="attention-facts muted">
        since <Ago at={item.since} />
        {item.until && (
          <>
            , until <Until at={item.until} />
          </>
        )}
        {item.owner && (
          <>
            , owner <EntityLink entityRef={item.owner} />
          </>
        )}
        {item.initiator && (
          <>
            , started by <EntityLink entityRef={item.initiator} expectedKind="user" />
          </>
        )}
      </p>
      <div className="attention-actions">
        <ButtonLink look={canAcknowledge ? 'plain' : 'primary'} icon="arrowRight" to={run}>
          {canAcknowledge ? 'Open the run' : 'Decide on the run’s page'}
        </ButtonLink>
        {canAcknowledge && <Acknowledge item={item} onDone={onDone} />}
      </div>
    </article>
  );
}

function Acknowledge({ item, onDone }: { item: AttentionItem; onDone: () => void }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [comment, setComment] = useState('');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Error>();
  const send = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      await acknowledge(item, comment.trim());
      onDone();
    } catch (failure) {
      setProblem(failure as Error);
      setSending(false);
    }
  };
  if (!open) {
    return (
      <Button icon="check" onClick={() => setOpen(true)}>
        I deal with it
      </Button>
    );
  }
  return (
    <form
      className="attention-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label className="field-label" htmlFor={id}>
        What becomes of it?
      </label>
      <input id={id} className="input" value={comment} maxLength={2000} required autoFocus onChange={(event) => setComment(event.target.value)} />
      <Button type="submit" look="primary" busy={sending}>
        Take it off the list
      </Button>
      {problem && <Problem error={problem} title="It was not taken off the list" />}
    </form>
  );
}
