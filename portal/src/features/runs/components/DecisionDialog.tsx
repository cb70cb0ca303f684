import { useEffect, useId, useState } from 'react';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { Problem } from '@/components/Problem';
import type { OpenPause, Run } from '@/lib/api';
import { decide, loadStepInput, type Verb } from '../api/decisions';
import { effects, objectOf, verbs } from './decisions';

interface Props {
  run: Run;
  pause: OpenPause;
  verb: Verb;
  /** Told when the decision is on its way, and when it was not taken. */
  onSending: (sending: boolean) => void;
  onClose: () => void;
  onDecided: () => void;
}

/** Says what a decision would do, and takes it. */
export function DecisionDialog({ run, pause, verb, onSending, onClose, onDecided }: Props) {
  const [sending, setSending] = useState(false);
  const [reason, setReason] = useState('');
  const [text, setText] = useState('');
  const [given, setGiven] = useState('');
  const [problem, setProblem] = useState<Error>();
  const name = (id: string) => run.steps.find((step) => step.id === id)?.name ?? id;
  const choice = pause.choices.find((one) => one.decision === verb);

  useEffect(() => {
    if (verb !== 'retry') return;
    loadStepInput(run.id, pause.stepId).then(
      (input) => {
        const pretty = JSON.stringify(input, null, 2);
        setText(pretty);
        setGiven(pretty);
      },
      (failure: Error) => setProblem(failure),
    );
  }, [run.id, pause.stepId, verb]);

  const send = async () => {
    setSending(true);
    onSending(true);
    setProblem(undefined);
    try {
      const object = text === given ? undefined : objectOf(text);
      await decide(run.id, {
        decision: verb,
        pause: pause.number,
        ...(reason.trim() && { reason: reason.trim() }),
        ...(object && (verb === 'retry' ? { input: object } : { output: object })),
      });
      onDecided();
    } catch (failure) {
      setProblem(failure as Error);
      setSending(false);
      onSending(false);
    }
  };

  return (
    <Dialog
      title={verbs[verb].title(name(pause.stepId))}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} disabled={sending}>
            Decide later
          </Button>
          <Button look={verb === 'undo' ? 'danger' : 'primary'} busy={sending} onClick={() => void send()} autoFocus>
            {verbs[verb].confirm}
          </Button>
        </>
      }
    >
      {choice && effects(choice, name).map((sentence) => <p key={sentence}>{sentence}</p>)}
      {verb === 'retry' && <ObjectField label="Input of the step" hint="Change it when the input is what is wrong. Expressions work as in the template." text={text} onChange={setText} />}
      {verb === 'skip' && <ObjectField label="Output of the step (optional)" hint='What later steps read in its place, such as {"remoteUrl": "https://git.example.org/payments"}.' text={text} onChange={setText} />}
      <label className="field">
        <span className="field-label">Reason (optional)</span>
        <input className="input" value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </label>
      {problem && <Problem error={problem} title="The decision was not taken" />}
    </Dialog>
  );
}

/** A field for an object in JSON. */
export function ObjectField({ label, hint, text, onChange }: { label: string; hint: string; text: string; onChange: (text: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <textarea id={id} className="input decision-object" rows={6} spellCheck={false} aria-describedby={`${id}-hint`} value={text} onChange={(event) => onChange(event.target.value)} />
      <span id={`${id}-hint`} className="hint">
        {hint}
      </span>
    </div>
  );
}
