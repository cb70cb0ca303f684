import { createContext } from 'react';

/** Secrets of the form by the name of their field; they live in memory only, and are gone with the page. */
export interface Secrets {
  values: Record<string, string>;
  set: (name: string, value: string) => void;
}

export const SecretsContext = createContext<Secrets>({ values: {}, set: () => {} });

/** What stands in the values for a secret: one asterisk for each character. */
export function mask(secret: string): string {
  return '*'.repeat([...secret].length);
}
