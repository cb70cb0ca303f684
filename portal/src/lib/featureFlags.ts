import { useSyncExternalStore } from 'react';

const key = 'formwork.featureFlags';
const listeners = new Set<() => void>();
let flags: ReadonlySet<string> = read();

function read(): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : []);
  } catch {
    return new Set();
  }
}

/** Switches a feature flag of this browser. All are off until someone sets them. */
export function setFeatureFlag(flag: string, on: boolean): void {
  flags = new Set(on ? [...flags, flag] : [...flags].filter((one) => one !== flag));
  try {
    if (flags.size === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify([...flags]));
  } catch {
    // Storage is blocked: the choice lasts until the page is closed.
  }
  listeners.forEach((listener) => listener());
}

/** The feature flags that are on in this browser. */
export function useFeatureFlags(): ReadonlySet<string> {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => flags);
}
