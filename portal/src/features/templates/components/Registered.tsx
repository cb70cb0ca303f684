import { EntityLink } from '@/components/EntityLink';
import { Notice } from '@/components/Notice';

/** Says what was registered, with links to it. */
export function Registered({ refs, again = false }: { refs: string[]; again?: boolean }) {
  return (
    <Notice tone="good" role="status" title={again ? 'This was registered before' : 'Registered'}>
      {refs.length === 0 ? (
        <p>It will appear among the templates when it has been read.</p>
      ) : (
        <ul className="inline-list">
          {refs.map((ref) => (
            <li key={ref}>
              <EntityLink entityRef={ref} />
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
