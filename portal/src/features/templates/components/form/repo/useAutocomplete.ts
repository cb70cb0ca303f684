import { useEffect, useState } from 'react';
import { ApiError, request, scaffolder } from '@/lib/http';
import { useResource } from '@/lib/useResource';

/** A question to the autocomplete route. Values that are not known yet are empty, and the question waits for them. */
export interface Question {
  resource: string;
  context: Record<string, string>;
}

export interface Answer {
  id: string;
  title?: string;
}

const providers: Record<string, string> = { github: 'github', gitlab: 'gitlab', gitea: 'gitea', bitbucketCloud: 'bitbucket-cloud' };

/** Whether there is anybody to ask about hosts of this type. */
export function hasProvider(type: string): boolean {
  return type in providers;
}

function useSettled(text: string | null): string | null {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 300);
    return () => clearTimeout(timer);
  }, [text]);
  return text === null ? null : settled;
}

/**
 * Asks the Git host, with the user's token, what there is to choose from. Hosts without a provider, a missing token and
 * every refusal give no choices: the user types then.
 */
export function useAutocomplete(type: string, question: Question | null, token: string) {
  const ready = question !== null && token !== '' && hasProvider(type) && Object.values(question.context).every(Boolean);
  const body = ready ? JSON.stringify({ token, context: question.context }) : null;
  const key = useSettled(ready ? `${providers[type]}/${question.resource} ${body}` : null);
  const found = useResource<{ results: Answer[] }>(key, (signal) => {
    const [path = '', sent = '{}'] = key!.split(/ (.*)/s);
    return request(`${scaffolder}/v2/autocomplete/${path}`, { method: 'POST', body: JSON.parse(sent), signal });
  });
  const results = found.data?.results;
  // A server that cannot ask hosts is no fault: there is nothing to suggest then.
  const isUnable = found.error instanceof ApiError && found.error.status === 501;
  return { answers: Array.isArray(results) ? results : [], loading: found.loading, error: isUnable ? undefined : found.error };
}
