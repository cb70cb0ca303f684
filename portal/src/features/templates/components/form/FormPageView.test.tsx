import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import about from '@/fixtures/about.json';
import me from '@/fixtures/me.json';
import { click, leave, render, type } from '@/fixtures/render';
import type { About, JsonObject, Me } from '@/lib/api';
import { SessionContext } from '@/lib/session';
import { FormPageView } from './FormPageView';
import { pagesOf } from './schema';
import { SecretsContext } from './secrets';

const pageOf = (schema: JsonObject) => pagesOf({ title: 't', steps: [{ title: 'p', schema }] })[0]!;

interface Seen {
  done: JsonObject[];
  secrets: Record<string, string>;
}

function Probe({ schema, seen }: { schema: JsonObject; seen: Seen }) {
  const [values, setValues] = useState<JsonObject>({});
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const set = (name: string, value: string) => {
    seen.secrets[name] = value;
    setSecrets({ ...secrets, [name]: value });
  };
  return (
    <SessionContext value={{ me: me as Me, about: about as About }}>
      <SecretsContext value={{ values: secrets, set }}>
        <FormPageView page={pageOf(schema)} values={values} onChange={setValues} onDone={(done) => seen.done.push(done)}>
          <button type="submit">Next</button>
        </FormPageView>
      </SecretsContext>
    </SessionContext>
  );
}

async function show(schema: JsonObject): Promise<Seen> {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ items: [], totalItems: 0, pageInfo: {}, facets: {} })));
  const seen: Seen = { done: [], secrets: {} };
  await render(<Probe schema={schema} seen={seen} />);
  return seen;
}

const field = (id: string) => document.getElementById(`root_${id}`);
const next = () => document.querySelector('button[type=submit]');
const errors = () => [...document.querySelectorAll('.field-errors li')].map((item) => item.textContent);

describe('FormPageView', () => {
  it('shows all faults, moves to the first, and lets them vanish as they are mended', async () => {
    const seen = await show({ required: ['name', 'size'], properties: { name: { title: 'Name', type: 'string' }, size: { title: 'Size', type: 'integer' } } });

    await click(next());
    expect(errors()).toEqual(['This is required.', 'This is required.']);
    expect(document.activeElement).toBe(field('name'));
    await type(field('name'), 'payments');
    expect(errors()).toEqual(['This is required.']);
    await type(field('size'), '3');
    await click(next());

    expect(seen.done).toEqual([{ name: 'payments', size: 3 }]);
  });

  it('puts asterisks of the same length into the values and the text into the secrets', async () => {
    const seen = await show({ properties: { token: { title: 'Token', type: 'string', minLength: 5, 'ui:field': 'Secret' } } });

    await type(field('token'), 'hunter2');
    await click(next());

    expect(seen.done).toEqual([{ token: '*******' }]);
    expect(seen.secrets).toEqual({ token: 'hunter2' });
  });

  it('makes a repository address, and says what is missing in it', async () => {
    const seen = await show({ required: ['repoUrl'], properties: { repoUrl: { title: 'Repository', type: 'string', 'ui:field': 'RepoUrlPicker', 'ui:options': { allowedHosts: ['local'] } } } });

    await click(next());
    expect(errors()).toEqual(['This is required.']);
    await type(field('repoUrl'), 'demo');
    expect(errors()).toEqual(['The repository name is missing.']);
    await type(field('repoUrl_repo'), 'payments');
    await click(next());

    expect(seen.done).toEqual([{ repoUrl: 'local?owner=demo&repo=payments' }]);
  });

  it('offers only the owners that the template allows', async () => {
    await show({ properties: { repoUrl: { type: 'string', 'ui:field': 'RepoUrlPicker', 'ui:options': { allowedHosts: ['local'], allowedOwners: ['demo', 'acme'] } } } });

    expect([...field('repoUrl')!.querySelectorAll('option')].map((option) => option.textContent)).toEqual(['Choose', 'demo', 'acme']);
  });

  it('completes the name of an owner to a whole ref', async () => {
    const seen = await show({ properties: { owner: { title: 'Owner', type: 'string', 'ui:field': 'OwnerPicker' } } });

    await type(field('owner'), 'payments');
    await click(next());
    await leave(field('owner'));
    await click(next());

    expect(seen.done.at(-1)).toEqual({ owner: 'group:default/payments' });
  });

  it('does not tick a box that must be ticked', async () => {
    await show({ required: ['rules'], properties: { rules: { title: 'I agree', type: 'boolean', const: true } } });

    expect((field('rules') as HTMLInputElement).checked).toBe(false);
    await click(next());
    expect(errors()).toEqual(['This must be accepted.']);
  });
});
