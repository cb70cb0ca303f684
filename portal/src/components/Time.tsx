import { ago, duration, exactly, left, useNow } from '@/lib/time';

/** An instant as people say it; the exact one shows under the pointer. */
export function Ago({ at }: { at: string }) {
  const now = useNow(20_000);
  return (
    <time dateTime={at} title={exactly(at)}>
      {ago(at, now)}
    </time>
  );
}

/** How long something took, or takes until now. */
export function Took({ from, until }: { from: string; until: string | null }) {
  const now = useNow(1000, until === null);
  return <span className="took">{duration((until ? Date.parse(until) : now) - Date.parse(from))}</span>;
}

/** A deadline, and how long there is until then; counts down. */
export function Until({ at }: { at: string }) {
  const now = useNow(1000);
  return (
    <time dateTime={at} className="until">
      {exactly(at)} <span className="muted nowrap">({left(at, now)})</span>
    </time>
  );
}
