import { Link } from 'react-router';
import { Section } from '@/components/Card';
import { PhaseBadge } from '@/components/State';
import type { Run } from '@/lib/api';
import { useResource } from '@/lib/useResource';
import { childRunsPath, loadRuns } from '../api/runs';

/** The runs of other templates that are steps of this one. */
export function ChildRuns({ run }: { run: Run }) {
  const has = run.steps.some((step) => step.action === 'template:run' && step.startedAt !== null);
  const path = childRunsPath(run.id);
  const key = has ? `${path}#${run.phase}-${run.steps.map((step) => step.state).join()}` : null;
  const { data } = useResource(key, loadRuns(path), { keepPrevious: true });
  if (!data || data.items.length === 0) return null;
  return (
    <Section title="Runs within">
      <ul className="child-runs">
        {data.items.map((child) => (
          <li key={child.id}>
            <Link to={`/runs/${encodeURIComponent(child.id)}`}>{child.title || child.templateTitle}</Link>
            <PhaseBadge phase={child.phase} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
