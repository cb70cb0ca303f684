import { useId, useState } from 'react';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { Notice } from '@/components/Notice';
import { Problem } from '@/components/Problem';
import { SkeletonLines } from '@/components/Skeleton';
import type { Run, UndoPreview, UndoStep } from '@/lib/api';
import { useResource } from '@/lib/useResource';
import { loadUndoPreview, undoPreviewPath, undoRun } from '../api/undo';
import { MadeList } from './MadeList';

/** Says what taking an ended run back would do, and does it. */
export function UndoDialog({ run, onClose, onBegun }: { run: Run; onClose: () => void; onBegun: () => void }) {
  const path = undoPreviewPath(run.id);
  const { data: preview, error, reload } = useResource(path, loadUndoPreview(path));
  const [reason, setReason] = useState('');
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Error>();
  const send = async (version: number) => {
    setSending(true);
    setProblem(undefined);
    try {
      const given = Object.fromEntries(Object.entries(secrets).filter(([, value]) => value));
      await undoRun(run.id, { version, ...(reason.trim() && { reason: reason.trim() }), ...(Object.keys(given).length > 0 && { secrets: given }) });
      onBegun();
    } catch (failure) {
      setProblem(failure as Error);
      setSending(false);
      reload();
    }
  };

  return (
    <Dialog
      title="Take this run back?"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} disabled={sending} autoFocus>
            Leave it
          </Button>
          {preview?.canUndo && (
            <Button look="danger" icon="undo" busy={sending} onClick={() => void send(preview.version)}>
              Take it back
            </Button>
          )}
        </>
      }
    >
      {!preview && !error && <SkeletonLines lines={4} label="Loading what it would do" />}
      {error && !preview && <Problem error={error} title="What it would do is not known now" onRetry={reload} />}
      {preview && <Preview preview={preview} />}
      {preview?.canUndo && (
        <>
          {preview.secrets.map((name) => (
            <Secret key={name} name={name} value={secrets[name] ?? ''} onChange={(value) => setSecrets({ ...secrets, [name]: value })} />
          ))}
          <label className="field">
            <span className="field-label">Reason (optional)</span>
            <input className="input" value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
          </label>
        </>
      )}
      {problem && <Problem error={problem} title="The run is not taken back" />}
    </Dialog>
  );
}

function Preview({ preview }: { preview: UndoPreview }) {
  const of = (...verdicts: UndoStep['verdict'][]) => preview.steps.filter((step) => verdicts.includes(step.verdict));
  const undoes = of('undo');
  return (
    <>
      {preview.obstacle && <Notice tone="warning" title={preview.obstacle} />}
      {!preview.obstacle && !preview.canUndo && <Notice tone="info" title="You may not take this run back; ask an operator." />}
      {undoes.length > 0 && <p>The run takes these steps back, the newest first. What somebody changed meanwhile stays and is listed.</p>}
      <Steps steps={undoes} />
      <Steps title="Stays" steps={of('keep', 'stay')} />
      <Steps title="Taken back already" steps={of('done')} />
    </>
  );
}

function Steps({ title, steps }: { title?: string; steps: UndoStep[] }) {
  if (steps.length === 0) return null;
  return (
    <>
      {title && <h3 className="undo-title">{title}</h3>}
      <ul className="undo-steps">
        {steps.map((step) => (
          <li key={step.id}>
            <strong>{step.name}</strong> <code className="step-action">{step.action}</code>
            {step.verdict !== 'undo' && <p className="hint">{step.explanation}</p>}
            {step.verdict === 'undo' && step.action === 'template:run' && <p className="hint">With everything that its run made.</p>}
            <MadeList made={step.made} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Secret({ name, value, onChange }: { name: string; value: string; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        Secret {name}
      </label>
      <input id={id} className="input" type="password" autoComplete="off" value={value} aria-describedby={`${id}-hint`} onChange={(event) => onChange(event.target.value)} />
      <span id={`${id}-hint`} className="hint">
        Secrets of a form are deleted when its run has ended. Without this one, what needs it stays.
      </span>
    </div>
  );
}
