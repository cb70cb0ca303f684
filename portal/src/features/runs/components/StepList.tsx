import { useState } from 'react';
import { Icon } from '@/components/Icon';
import { StepMark, StepWord } from '@/components/State';
import { Took } from '@/components/Time';
import type { Run, RunStep, RunSummary } from '@/lib/api';
import { ChildList } from './ChildRuns';
import { linesOfStep, type LogLine } from './log';
import { LogView } from './LogView';
import { MadeList } from './MadeList';

/** The steps of a run, each with its log. Those that run or failed are open until the reader decides otherwise. */
export function StepList({ run, lines, within = [] }: { run: Run; lines: LogLine[]; within?: RunSummary[] }) {
  const [chosen, setChosen] = useState<Record<string, boolean>>({});
  const isOpen = (step: RunStep) => chosen[step.id] ?? (step.state === 'failed' || step.id === run.failure?.stepId);
  const step = (one: RunStep) => <Step key={one.id} run={run} step={one} lines={lines} within={within.filter((child) => child.parentStepId === one.id)} open={isOpen(one)} onToggle={() => setChosen({ ...chosen, [one.id]: !isOpen(one) })} />;
  return (
    <ol className="steps">
      {groupsOf(run.steps).map((group) =>
        group.length === 1 ? (
          step(group[0]!)
        ) : (
          <li key={group[0]!.id} className="step-group">
            <p className="step-group-title">{group.length} steps at once</p>
            <ol>{group.map(step)}</ol>
          </li>
        ),
      )}
    </ol>
  );
}

/** Steps that may run at once stand together; every other step stands alone. */
export function groupsOf(steps: RunStep[]): RunStep[][] {
  const groups: RunStep[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (step.group && last?.[0]?.group === step.group) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

interface StepProps {
  run: Run;
  step: RunStep;
  lines: LogLine[];
  /** The runs of other templates that this step is. */
  within: RunSummary[];
  open: boolean;
  onToggle: () => void;
}

function Step({ run, step, lines, within, open, onToggle }: StepProps) {
  const id = `step-${step.id}`;
  const made = run.made.filter((one) => one.stepId === step.id);
  const began = step.startedAt !== null;
  const failed = step.id === run.failure?.stepId;
  // Steps of these actions hold no worker while they wait.
  const waits = run.phase === 'waiting' && /^(?:approval|wait):|:wait$/.test(step.action);
  return (
    <li className="step" data-state={step.state}>
      <StepMark state={step.state} failed={failed} waits={waits} />
      <div className="step-body">
        <h3>
          <button type="button" className="step-toggle" aria-expanded={open} aria-controls={id} onClick={onToggle}>
            <span className="step-name">{step.name}</span>
            <code className="step-action">{step.action}</code>
            <span className="step-side">
              {step.attempts > 1 && <span className="muted">attempt {step.attempts}</span>}
              {step.startedAt && step.state !== 'skipped' && <Took from={step.startedAt} until={step.endedAt ?? (step.state === 'running' ? null : (run.endedAt ?? step.startedAt))} />}
              <StepWord state={step.state} failed={failed} waits={waits} />
            </span>
            <Icon name={open ? 'chevronDown' : 'chevronRight'} size={16} />
          </button>
        </h3>
        {within.length > 0 && <ChildList items={within} />}
        {step.failure && <p className={failed || step.state === 'failed' ? 'step-failure' : 'step-note'}>{step.failure}</p>}
        <div id={id} hidden={!open} className="step-detail">
          {open && (
            <>
              <MadeList made={made} />
              <LogView lines={linesOfStep(lines, step.id)} label={`Log of ${step.name}`} follow={step.state === 'running'} empty={began ? 'This step wrote no log.' : 'This step has not started.'} />
            </>
          )}
        </div>
      </div>
    </li>
  );
}
