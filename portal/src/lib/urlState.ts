import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { z } from 'zod/mini';

/**
 * State that lives in the URL's query, read through a schema: what is missing or wrong there takes the schema's
 * `catch` value. Values equal to that default are left out of the URL.
 */
export function useUrlState<S extends z.ZodMiniObject>(schema: S): [z.output<S>, (change: Partial<z.output<S>>, options?: { replace?: boolean }) => void] {
  const [search, setSearch] = useSearchParams();
  const state = useMemo(() => schema.parse(Object.fromEntries(search)), [schema, search]);
  const update = useCallback(
    (change: Partial<z.output<S>>, options?: { replace?: boolean }) => {
      setSearch(
        (before) => {
          const defaults = schema.parse({}) as Record<string, unknown>;
          const next = { ...schema.parse(Object.fromEntries(before)), ...change } as Record<string, unknown>;
          const written = Object.entries(next).filter(([name, value]) => value !== undefined && value !== null && value !== defaults[name]);
          return new URLSearchParams(written.map(([name, value]) => [name, String(value)]));
        },
        { replace: options?.replace ?? false, preventScrollReset: true },
      );
    },
    [schema, setSearch],
  );
  return [state, update];
}
