type Listener = (text: string) => void;
const listeners = new Set<Listener>();

/** Has a screen reader say this when it is idle. */
export function announce(text: string): void {
  listeners.forEach((listener) => listener(text));
}

export function onAnnouncement(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
