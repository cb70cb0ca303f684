import { EntityLink } from '@/components/EntityLink';
import { Icon, type IconName } from '@/components/Icon';
import { SmartLink } from '@/components/SmartLink';
import type { RunMade } from '@/lib/api';
import { capital } from '@/lib/strings';

const icons: Record<string, IconName> = { repository: 'branch', entity: 'box', claim: 'cloud', message: 'message', email: 'mail', run: 'play' };
const words: Record<RunMade['state'], string> = { made: 'Made', undone: 'Taken back', leftover: 'Remains' };
const tones: Record<RunMade['state'], string> = { made: 'good', undone: 'undone', leftover: 'bad' };

/**
 * Things that a run made, and what became of each.
 *
 * `kept` says that the run has ended without success, so that what is still there was kept by somebody's wish.
 */
export function MadeList({ made, kept = false }: { made: RunMade[]; kept?: boolean }) {
  if (made.length === 0) return null;
  return (
    <ul className="made">
      {made.map((one) => (
        <li key={`${one.stepId} ${one.kind} ${one.name}`} data-state={one.state}>
          <Icon name={icons[one.kind] ?? 'box'} />
          <div className="made-body">
            <span className="made-kind">{capital(one.kind)}</span>
            <span className={`badge tone-${kept && one.state === 'made' ? 'neutral' : tones[one.state]}`}>{kept && one.state === 'made' ? 'Kept' : words[one.state]}</span>
            <span className="made-name">
              <Name made={one} />
            </span>
            {one.reason && <p className="made-reason">{one.reason}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A thing's name, leading to the thing while it is there. */
function Name({ made }: { made: RunMade }) {
  if (made.state === 'undone') return made.name;
  if (made.url) return <SmartLink to={made.url}>{made.name}</SmartLink>;
  return made.kind === 'entity' ? <EntityLink entityRef={made.name} /> : made.name;
}
