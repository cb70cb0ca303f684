import { useCallback, useEffect, useRef, useState } from 'react';

export interface Resource<T> {
  data: T | undefined;
  error: Error | undefined;
  /** True while nothing has arrived for the present key. */
  loading: boolean;
  /** True while an answer for an earlier key is still shown. */
  stale: boolean;
  reload: () => void;
}

interface Held<T> {
  key: string | null;
  data: T | undefined;
  error: Error | undefined;
}

/**
 * Loads what a key names, again whenever the key changes. A null key loads nothing. Answers that come too late are
 * dropped. A reload that fails keeps what was there.
 */
export function useResource<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>, options: { keepPrevious?: boolean } = {}): Resource<T> {
  const [held, setHeld] = useState<Held<T>>({ key: null, data: undefined, error: undefined });
  const [round, setRound] = useState(0);
  const loader = useRef(load);
  loader.current = load;

  useEffect(() => {
    if (key === null) return;
    const abort = new AbortController();
    loader.current(abort.signal).then(
      (data) => !abort.signal.aborted && setHeld({ key, data, error: undefined }),
      (error: Error) => {
        if (!abort.signal.aborted) setHeld((before) => ({ key, data: before.key === key ? before.data : undefined, error }));
      },
    );
    return () => abort.abort();
  }, [key, round]);

  const reload = useCallback(() => setRound((before) => before + 1), []);
  const isCurrent = held.key === key;
  const shown = isCurrent || options.keepPrevious ? held : undefined;
  return {
    data: shown?.data,
    error: isCurrent ? held.error : undefined,
    loading: key !== null && (!isCurrent || (held.data === undefined && !held.error)) && shown?.data === undefined,
    stale: !isCurrent && shown?.data !== undefined,
    reload,
  };
}
