import { Link } from 'react-router';
import { entityPath, parseEntityRef, shortRef } from '@/lib/entityRef';

/** An entity's name that leads to its page. */
export function EntityLink({ entityRef, expectedKind }: { entityRef: string; expectedKind?: string }) {
  const ref = parseEntityRef(entityRef, expectedKind ? { kind: expectedKind } : {});
  if (!ref) return <span>{entityRef}</span>;
  return (
    <Link to={entityPath(ref)} title={`${ref.kind}:${ref.namespace}/${ref.name}`}>
      {shortRef(entityRef, expectedKind)}
    </Link>
  );
}
