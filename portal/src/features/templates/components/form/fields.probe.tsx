import { act, useState } from 'react';
import { vi } from 'vitest';
import about from '@/fixtures/about.json';
import me from '@/fixtures/me.json';
import { render } from '@/fixtures/render';
import type { About, JsonObject, Me } from '@/lib/api';
import { SessionContext } from '@/lib/session';
import { FormPageView } from './FormPageView';
import { pagesOf } from './schema';
import { SecretsContext } from './secrets';

/** What the page did. */
export interface Seen {
  values: JsonObject;
  done: JsonObject[];
  secrets: Record<string, string>;
  asked: { path: string; body: unknown }[];
}

export type Answers = (path: string) => unknown;

function Probe({ properties, required, seen }: { properties: JsonObject; required: string[]; seen: Seen }) {
  const [page] = useState(() => pagesOf({ title: 't', steps: [{ title: 'p', schema: { properties, required } }] })[0]!);
  const [values, setValues] = useState<JsonObject>(seen.values);
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const set = (name: string, value: string) => {
    seen.secrets[name] = value;
    setSecrets((before) => ({ ...before, [name]: value }));
  };
  const change = (next: JsonObject) => {
    seen.values = next;
    setValues(next);
  };
  return (
    <SessionContext value={{ me: me as Me, about: about as About }}>
      <SecretsContext value={{ values: secrets, set }}>
        <FormPageView page={page} values={values} onChange={change} onDone={(done) => seen.done.push(done)}>
          <button type="submit">Next</button>
        </FormPageView>
      </SecretsContext>
    </SessionContext>
  );
}

const none = { items: [], totalItems: 0, pageInfo: {}, facets: {}, results: [] };

/** Draws a page of these values, before a server that answers what the test says. */
export async function show(properties: JsonObject, { required = [], values = {}, answers = () => undefined }: { required?: string[]; values?: JsonObject; answers?: Answers } = {}): Promise<Seen> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const seen: Seen = { values, done: [], secrets: {}, asked: [] };
  vi.stubGlobal('fetch', async (path: string, options: { body?: string }) => {
    seen.asked.push({ path: decodeURIComponent(path), body: options.body ? JSON.parse(options.body) : undefined });
    return new Response(JSON.stringify(answers(decodeURIComponent(path)) ?? none));
  });
  await render(<Probe properties={properties} required={required} seen={seen} />);
  await settle();
  return seen;
}

/** Lets what was typed reach the server. */
export async function settle(): Promise<void> {
  await act(async () => void (await vi.advanceTimersByTimeAsync(400)));
}

export const field = (id: string) => document.getElementById(`root_${id}`);
export const next = () => document.querySelector('button[type=submit]');
export const errors = () => [...document.querySelectorAll('.field-errors li')].map((item) => item.textContent);
export const offered = () => [...document.querySelectorAll('.combobox-popup:not([hidden]) [role=option] > span')].map((one) => one.textContent);
export const picker = (name: string, options: JsonObject = {}, more: JsonObject = {}) => ({ type: 'string', 'ui:field': name, 'ui:options': options, ...more });
