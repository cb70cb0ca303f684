import { useState, type FormEvent } from 'react';
import { Button } from '@/components/Button';
import { Section } from '@/components/Card';
import { EntityLink } from '@/components/EntityLink';
import { Facts } from '@/components/Facts';
import { FeatureFlags } from '@/components/FeatureFlags';
import { Page } from '@/components/Page';
import { SkeletonLines } from '@/components/Skeleton';
import { SmartLink } from '@/components/SmartLink';
import type { About, Me } from '@/lib/api';
import { setFeatureFlag, useFeatureFlags } from '@/lib/featureFlags';
import { useSession } from '@/lib/session';

export function AboutPage() {
  const { me, about } = useSession();
  return (
    <Page title="About this Formwork" description="Software templates as durable workflows.">
      <div className="columns">
        <Section title="You">{me ? <Person me={me} /> : <SkeletonLines />}</Section>
        <Section title="This installation">{about ? <Installation about={about} /> : <SkeletonLines />}</Section>
        <Section title="Feature flags">
          <Flags />
        </Section>
      </div>
    </Page>
  );
}

function Person({ me }: { me: Me }) {
  const groups = me.groups.map((group) => <EntityLink key={group} entityRef={group} expectedKind="group" />);
  return (
    <>
      <Facts
        facts={[
          ['Name', me.name],
          ['Ref', <code key="ref">{me.ref}</code>],
          ['E-mail', me.email],
          ['Groups', groups.length > 0 && <span className="inline-list">{groups}</span>],
        ]}
      />
      {me.local && <p className="hint">You are the local user. There is no sign-in in local mode: whoever reaches this address on this machine is you.</p>}
    </>
  );
}

function Installation({ about }: { about: About }) {
  return (
    <Facts
      facts={[
        ['Version', about.version],
        ['Runs', about.durable ? 'Survive restarts: they live in a Temporal server.' : 'Do not survive a restart: the Temporal server runs in memory.'],
        ['Temporal', about.temporalUiUrl && <SmartLink to={about.temporalUiUrl}>{about.temporalUiUrl}</SmartLink>],
        ['Git hosts', about.hosts.map((host) => `${host.title} (${host.host})`).join(', ')],
        ['E-mail', about.mail === 'outbox' ? 'Kept in the outbox of this portal.' : 'Sent by SMTP.'],
        ['Slack', about.slack === 'outbox' ? 'Kept in the outbox of this portal.' : 'Sent to Slack.'],
      ]}
    />
  );
}

/** Flags that this browser has on; one may be added by its name. */
function Flags() {
  const on = useFeatureFlags();
  const [name, setName] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) setFeatureFlag(name.trim(), true);
    setName('');
  };
  return (
    <>
      <p className="hint">Templates may show parts of their forms only with a flag. All are off until you set them, in this browser alone.</p>
      <FeatureFlags flags={[...on]} />
      <form className="add-flag" onSubmit={add}>
        <label htmlFor="flag">Name of a flag</label>
        <input id="flag" className="input" value={name} autoComplete="off" spellCheck={false} onChange={(event) => setName(event.target.value)} />
        <Button type="submit">Set</Button>
      </form>
    </>
  );
}
