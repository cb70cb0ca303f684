import { useState } from 'react';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { Problem } from '@/components/Problem';
import type { Run } from '@/lib/api';
import { cancelRun } from '../api/runs';
import { MadeList } from './MadeList';
import { howCancelStops, whatCancelTakesBack } from './outcome';

/** Asks whether to cancel, and says beforehand what a cancel takes back. */
export function CancelDialog({ run, onClose, onCancelled }: { run: Run; onClose: () => void; onCancelled: () => void }) {
  const [sending, setSending] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Error | null>(null);
  const made = whatCancelTakesBack(run);

  const send = async () => {
    setSending(true);
    setProblem(null);
    try {
      await cancelRun(run.id, reason.trim());
      onCancelled();
    } catch (failure) {
      setProblem(failure as Error);
      setSending(false);
    }
  };

  return (
    <Dialog
      title="Cancel this run?"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} disabled={sending} autoFocus>
            Let it run
          </Button>
          <Button look="danger" busy={sending} onClick={() => void send()}>
            Cancel the run
          </Button>
        </>
      }
    >
      <p>
        {howCancelStops(run)}
        {made.length === 0 && ' So far it has made nothing outside itself.'}
      </p>
      {made.length > 0 && (
        <>
          <p>This will be taken back, unless someone changed it meanwhile:</p>
          <MadeList made={made} />
        </>
      )}
      <label className="field">
        <span className="field-label">Reason (optional)</span>
        <input className="input" value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </label>
      {problem && <Problem error={problem} title="The run was not cancelled" />}
    </Dialog>
  );
}
