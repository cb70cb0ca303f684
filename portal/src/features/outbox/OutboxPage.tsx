import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { z } from 'zod/mini';
import { Button, ButtonLink } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { Facts } from '@/components/Facts';
import { Icon } from '@/components/Icon';
import { Page } from '@/components/Page';
import { Pagination } from '@/components/Pagination';
import { Problem } from '@/components/Problem';
import { SkeletonCards } from '@/components/Skeleton';
import { Ago } from '@/components/Time';
import type { About, OutboxMessage } from '@/lib/api';
import { useSession } from '@/lib/session';
import { useUrlState } from '@/lib/urlState';
import { useResource } from '@/lib/useResource';
import { loadOutbox, outboxPath } from './api/outbox';
import { MailView } from './components/MailView';
import { emojiIn, firstLine } from './components/mrkdwn';
import { NoticeView } from './components/NoticeView';
import { SlackBlocks, Text } from './components/SlackBlocks';
import './outbox.css';

const state = z.object({
  message: z.catch(z.string(), ''),
  runId: z.catch(z.string(), ''),
  offset: z.catch(z.coerce.number().check(z.int(), z.gte(0)), 0),
});

const limit = 30;

const channels = {
  slack: { name: 'message', label: 'Slack' },
  email: { name: 'mail', label: 'E-mail' },
  notification: { name: 'bell', label: 'Notification' },
} as const;

/** Slack messages have no subject; they are called by how they begin. */
function titleOf(message: OutboxMessage): string {
  return emojiIn(message.subject) || firstLine(message.text) || 'Message';
}

function explain(about: About | null): string {
  if (about?.mail === 'smtp' && about.slack === 'slack') return 'Mail and Slack are configured here, so those messages are sent and not kept. Notifications of runs are kept here.';
  const kept = [about?.mail !== 'smtp' && 'e-mail', about?.slack !== 'slack' && 'Slack'].filter(Boolean).join(' and ');
  return `Notifications of runs, and messages that they would send by ${kept}. Nothing leaves this Formwork until a server for those is configured.`;
}

/** Messages that were not sent, because no server for them is configured, and notifications. */
export function OutboxPage() {
  const { about } = useSession();
  const [{ message, runId, offset }, update] = useUrlState(state);
  const path = outboxPath({ runId, limit, offset });
  const { data, error, loading, reload } = useResource(path, loadOutbox(path), { keepPrevious: true });
  const items = data?.items ?? [];
  const chosen = items.find((one) => String(one.id) === message);

  return (
    <Page
      title="Outbox"
      description={explain(about)}
      actions={
        <Button icon="refresh" onClick={reload}>
          Refresh
        </Button>
      }
    >
      {runId && (
        <div className="toolbar">
          <Button small icon="close" onClick={() => update({ runId: '', message: '', offset: 0 })}>
            Only of one run
          </Button>
        </div>
      )}
      {error && <Problem error={error} onRetry={reload} />}
      {loading && <SkeletonCards kind="row" cards={4} label="Loading the outbox" />}
      {data && items.length === 0 && (
        <EmptyState icon="mail" title="The outbox is empty" actions={<ButtonLink to="/templates">Choose a template</ButtonLink>}>
          Messages of runs appear here when their template notifies someone by e-mail, Slack or a notification.
        </EmptyState>
      )}
      {items.length > 0 && (
        <div className="outbox" data-chosen={Boolean(chosen)}>
          <div className="outbox-list">
            <ul aria-label="Messages">
              {items.map((one) => (
                <MessageRow key={one.id} message={one} current={one === (chosen ?? items[0])} onOpen={() => update({ message: String(one.id) })} />
              ))}
            </ul>
            {data && <Pagination offset={offset} limit={limit} total={data.total} onMove={(next) => update({ offset: next, message: '' })} />}
          </div>
          <Detail key={(chosen ?? items[0]!).id} message={chosen ?? items[0]!} chosen={Boolean(chosen)} onBack={() => update({ message: '' })} />
        </div>
      )}
    </Page>
  );
}

function MessageRow({ message, current, onOpen }: { message: OutboxMessage; current: boolean; onOpen: () => void }) {
  return (
    <li>
      <button type="button" className="outbox-row" aria-current={current || undefined} onClick={onOpen}>
        <Icon {...channels[message.channel]} />
        <span className="outbox-row-text">
          <span className="outbox-subject">{titleOf(message)}</span>
          <span className="muted">{message.recipient}</span>
        </span>
        <span className="muted nowrap">
          <Ago at={message.updatedAt ?? message.createdAt} />
        </span>
      </button>
    </li>
  );
}

function Detail({ message, chosen, onBack }: { message: OutboxMessage; chosen: boolean; onBack: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (chosen) heading.current?.focus();
  }, [chosen]);

  return (
    <section className="section outbox-detail" aria-label="Message">
      <Button small look="quiet" icon="arrowLeft" className="outbox-back" onClick={onBack}>
        All messages
      </Button>
      <h2 ref={heading} tabIndex={-1}>
        {titleOf(message)}
      </h2>
      <Facts
        facts={[
          ['Kind', channels[message.channel].label],
          [message.channel === 'slack' ? 'Channel' : 'To', message.recipient],
          ['Written', <Ago key="at" at={message.createdAt} />],
          ['Changed', message.updatedAt && <Ago at={message.updatedAt} />],
          ['Run', message.runId && <Link to={`/runs/${encodeURIComponent(message.runId)}`}>Open the run</Link>],
        ]}
      />
      <div className="outbox-body">
        {message.channel === 'email' && <MailView message={message} />}
        {message.channel === 'notification' && <NoticeView message={message} />}
        {message.channel === 'slack' && (Array.isArray(message.blocks) ? <SlackBlocks blocks={message.blocks} /> : <div className="slack"><Text text={{ text: message.text }} /></div>)}
      </div>
    </section>
  );
}
