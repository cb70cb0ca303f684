import { Link } from 'react-router';
import { Section } from '@/components/Card';
import { Notice } from '@/components/Notice';
import { PhaseBadge } from '@/components/State';
import { hasEnded, type Run, type RunSummary } from '@/lib/api';

/** Leads to the page of a run within. */
export function ChildLink({ child }: { child: RunSummary }) {
  return <Link to={`/runs/${encodeURIComponent(child.id)}`}>{child.title || child.templateTitle}</Link>;
}

/** Runs of other templates, each with its page and where it stands. */
export function ChildList({ items }: { items: RunSummary[] }) {
  return (
    <ul className="child-runs">
      {items.map((child) => (
        <li key={child.id}>
          <ChildLink child={child} />
          <PhaseBadge phase={child.phase} />
        </li>
      ))}
    </ul>
  );
}

const needs: Partial<Record<RunSummary['phase'], string>> = { waiting: 'waits', paused: 'waits for a decision' };

/** Says that this run does not go on before something happens in a run within. */
export function WaitingWithin({ run, items }: { run: Run; items: RunSummary[] }) {
  if (hasEnded(run.phase)) return null;
  return items
    .filter((child) => needs[child.phase])
    .map((child) => (
      <Notice key={child.id} tone="warning" title={`“${run.steps.find((step) => step.id === child.parentStepId)?.name ?? child.parentStepId}” ${needs[child.phase]}`}>
        <p>
          It is a run of its own, and its page says for what: <ChildLink child={child} />.
        </p>
      </Notice>
    ));
}

/** The runs of other templates that are steps of this one. */
export function ChildRuns({ items }: { items: RunSummary[] }) {
  if (items.length === 0) return null;
  return (
    <Section title="Runs within">
      <ChildList items={items} />
    </Section>
  );
}
