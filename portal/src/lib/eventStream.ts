import type { RunEvent } from './api';

/** Reads server-sent events out of text that arrives in pieces; answers the data of each whole frame. */
export function frameReader(): (piece: string) => string[] {
  let rest = '';
  return (piece) => {
    const lines = (rest + piece).replaceAll('\r\n', '\n').split('\n\n');
    rest = lines.pop() ?? '';
    return lines.flatMap((frame) => {
      const data = frame
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).replace(/^ /, ''));
      return data.length ? [data.join('\n')] : [];
    });
  };
}

/** How long to wait before the next try: half a second, doubled each time, at most 15 s, with some chance in it. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const full = Math.min(15_000, 500 * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (0.75 + random() * 0.25));
}

export interface StreamHandlers {
  onEvents: (events: RunEvent[]) => void;
  /** Called when the connection is there, and when it was lost. */
  onConnected: (connected: boolean) => void;
  /** Asked when the server has closed the stream; true ends it, false connects again. */
  isDone: () => boolean;
}

// The server writes a comment when nothing else was written for 20 s; a longer silence is a dead connection.
const silence = 50_000;
// Browsers open six connections to one server, so pages that nobody sees let theirs go.
const hiddenFor = 10_000;

async function readOnce(url: string, signal: AbortSignal, opened: () => void, take: (events: RunEvent[]) => void): Promise<void> {
  const quiet = new AbortController();
  const watch = () => setTimeout(() => quiet.abort(new Error('The connection was silent.')), silence);
  let timer = watch();
  try {
    const response = await fetch(url, { headers: { accept: 'text/event-stream' }, signal: AbortSignal.any([signal, quiet.signal]) });
    if (!response.ok || !response.body) throw new Error(`The event stream answered ${response.status}.`);
    opened();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const frames = frameReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = watch();
      const events = frames(value).map((data) => JSON.parse(data) as RunEvent);
      if (events.length) take(events);
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Tells when nobody has seen this page for a while, and when somebody sees it again. */
function watchPage(left: () => void, back: () => void, end: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(left, hiddenFor);
    else back();
  };
  document.addEventListener('visibilitychange', changed, { signal: end });
  window.addEventListener('online', back, { signal: end });
  end.addEventListener('abort', () => clearTimeout(timer));
}

/**
 * Follows a run's events from the given one on, through lost connections, each event once. Ends when the handlers say
 * that the run is done, or when the returned function is called.
 */
export function followRun(runId: string, after: number, handlers: StreamHandlers): () => void {
  const end = new AbortController();
  let connection = new AbortController();
  let last = after;
  let failures = 0;
  let unseen = false;
  let wake = () => {};

  const take = (events: RunEvent[]) => {
    const fresh = events.filter((event) => event.id > last);
    last = events.reduce((max, event) => Math.max(max, event.id), last);
    if (fresh.length) handlers.onEvents(fresh);
  };
  const opened = () => {
    failures = 0;
    handlers.onConnected(true);
  };
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = milliseconds === Infinity ? undefined : setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const follow = async () => {
    while (!end.signal.aborted) {
      const url = `/api/scaffolder/v2/tasks/${encodeURIComponent(runId)}/eventstream${last > 0 ? `?after=${last}` : ''}`;
      connection = new AbortController();
      try {
        await readOnce(url, AbortSignal.any([end.signal, connection.signal]), opened, take);
        if (handlers.isDone()) return;
      } catch {
        if (end.signal.aborted) return;
        if (!unseen) handlers.onConnected(false);
        failures += unseen ? 0 : 1;
      }
      await pause(unseen ? Infinity : backoff(failures));
    }
  };

  const left = () => {
    unseen = true;
    connection.abort();
  };
  const back = () => {
    unseen = false;
    wake();
  };
  watchPage(left, back, end.signal);
  void follow().finally(() => end.abort());
  return () => {
    end.abort();
    wake();
  };
}
