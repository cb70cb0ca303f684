import { EmptyState } from '@/components/EmptyState';
import { Icon } from '@/components/Icon';
import { Problem } from '@/components/Problem';
import { SkeletonLines } from '@/components/Skeleton';
import type { Run, RunSummary } from '@/lib/api';
import { dayOf, exactly, timeOfDay } from '@/lib/time';
import { useResource } from '@/lib/useResource';
import { loadTimeline, timelinePath } from '../api/timeline';
import { ChildLink } from './ChildRuns';
import { momentsOf, type Moment } from './timeline';

/** What happened in a run, the oldest first: attempts, retries, waits, pauses and who decided, and what was taken back. */
export function TimelineView({ run, events, within }: { run: Run; events: number; within: RunSummary[] }) {
  // The key grows with the log, so that the timeline follows the run without a stream of its own.
  const { data, error, loading, reload } = useResource(`${timelinePath(run.id)}#${run.phase}-${events}-${run.steps.map((step) => step.state).join()}`, loadTimeline(run.id), { keepPrevious: true });
  if (loading) return <SkeletonLines lines={6} label="Loading the timeline" />;
  if (!data) return error ? <Problem error={error} onRetry={reload} /> : null;
  const moments = momentsOf(data, run);
  if (moments.length === 0) return <EmptyState icon="clock" title="Nothing has happened yet">The run waits for a worker.</EmptyState>;
  return (
    <ol className="timeline" aria-label="Timeline">
      {moments.map((moment, index) => (
        <Row key={moment.id} moment={moment} within={within.filter((child) => child.parentStepId === moment.stepId)} day={index === 0 || dayOf(moments[index - 1]!.at) !== dayOf(moment.at) ? dayOf(moment.at) : ''} />
      ))}
    </ol>
  );
}

function Row({ moment, within, day }: { moment: Moment; within: RunSummary[]; day: string }) {
  return (
    <li className="moment">
      {day && <p className="moment-day">{day}</p>}
      <span className={`step-mark tone-${moment.tone}`} aria-hidden>
        <Icon name={moment.icon} size={14} />
      </span>
      <div className="moment-body">
        <p className="moment-title">
          {moment.title}
          {moment.took && <span className="muted"> after {moment.took}</span>}
        </p>
        {within.map((child) => (
          <p key={child.id} className="moment-text">
            <ChildLink child={child} />
          </p>
        ))}
        {moment.text && <p className={moment.tone === 'bad' ? 'moment-text text-bad' : 'moment-text'}>{moment.text}</p>}
      </div>
      <time className="moment-time" dateTime={moment.at} title={exactly(moment.at)}>
        {timeOfDay(moment.at)}
      </time>
    </li>
  );
}
