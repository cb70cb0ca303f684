import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import type { Run } from '@/lib/api';
import { useResource } from '@/lib/useResource';
import { loadTimeline, timelinePath } from '../api/timeline';
import { momentsOf } from './timeline';

/** Says to someone who was about to decide who was faster, and what was decided. */
export function DecidedDialog({ run, onClose }: { run: Run; onClose: () => void }) {
  const { data } = useResource(`${timelinePath(run.id)}#${run.phase}`, loadTimeline(run.id), { keepPrevious: true });
  const decision = data?.findLast((one) => one.kind === 'decided');
  const words = decision && momentsOf([decision], run)[0]?.title;
  return (
    <Dialog
      title="Somebody else was faster"
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose} autoFocus>
          Show the run
        </Button>
      }
    >
      <p role="status">{words ?? 'This was decided meanwhile.'} Your decision was not taken.</p>
    </Dialog>
  );
}
