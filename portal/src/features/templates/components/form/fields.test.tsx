import { act, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import about from '@/fixtures/about.json';
import entities from '@/fixtures/entities.json';
import me from '@/fixtures/me.json';
import { click, leave, press, render, type } from '@/fixtures/render';
import type { About, JsonObject, Me } from '@/lib/api';
import { SessionContext } from '@/lib/session';
import { FormPageView } from './FormPageView';
import { pagesOf } from './schema';
import { SecretsContext } from './secrets';

interface Seen {
  values: JsonObject;
  done: JsonObject[];
  secrets: Record<string, string>;
  asked: { path: string; body: unknown }[];
}

type Answers = (path: string) => unknown;

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

async function show(properties: JsonObject, { required = [], values = {}, answers = () => undefined }: { required?: string[]; values?: JsonObject; answers?: Answers } = {}): Promise<Seen> {
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
async function settle(): Promise<void> {
  await act(async () => void (await vi.advanceTimersByTimeAsync(400)));
}

const field = (id: string) => document.getElementById(`root_${id}`);
const next = () => document.querySelector('button[type=submit]');
const errors = () => [...document.querySelectorAll('.field-errors li')].map((item) => item.textContent);
const offered = () => [...document.querySelectorAll('.combobox-popup:not([hidden]) [role=option] > span')].map((one) => one.textContent);
const picker = (name: string, options: JsonObject = {}, more: JsonObject = {}) => ({ type: 'string', 'ui:field': name, 'ui:options': options, ...more });

describe('RepoUrlPicker', () => {
  const credentials = { requestUserCredentials: { secretsKey: 'TOKEN', additionalScopes: { github: ['workflow'] } } };

  it('asks each host for its own parts, and writes them as the scaffolder reads them', async () => {
    const seen = await show({ repoUrl: picker('RepoUrlPicker', { allowedHosts: ['bitbucket.org'] }) });

    await type(field('repoUrl'), 'acme');
    await click(next());
    expect(errors()).toEqual(['The project is missing.', 'The repository name is missing.']);
    await type(field('repoUrl_project'), 'Web shop');
    await type(field('repoUrl_repo'), 'payments');
    await click(next());

    expect(seen.done.at(-1)).toEqual({ repoUrl: 'bitbucket.org?repo=payments&workspace=acme&project=Web+shop' });
  });

  it('takes what the template leaves no choice about without being touched', async () => {
    const seen = await show({ repoUrl: picker('RepoUrlPicker', { allowedHosts: ['github.com'], allowedOwners: ['acme'], allowedRepos: ['one'] }) }, { required: ['repoUrl'] });

    await click(next());

    expect(seen.done.at(-1)).toEqual({ repoUrl: 'github.com?owner=acme&repo=one' });
  });

  it('sends a token as the secret that the template names, asks the host with it, and drops it with the host', async () => {
    const answers: Answers = (path) => (path.endsWith('/owners') ? { results: [{ id: 'acme' }, { id: 'globex' }] } : path.endsWith('/repositoriesWithOwner') ? { results: [{ id: 'acme/payments' }, { id: 'globex/web' }] } : undefined);
    const seen = await show({ repoUrl: picker('RepoUrlPicker', { allowedHosts: ['github.com', 'gitlab.com'], ...credentials }) }, { answers });
    expect(seen.asked).toEqual([]);

    await type(field('repoUrl_token'), 'ghp_1');
    await settle();
    expect(seen.asked[0]).toEqual({ path: '/api/scaffolder/v2/autocomplete/github/owners', body: { token: 'ghp_1', context: { host: 'github.com' } } });
    await type(field('repoUrl'), 'ac');
    expect(offered()).toEqual(['acme']);
    await press(field('repoUrl'), 'ArrowDown');
    await press(field('repoUrl'), 'Enter');
    await type(field('repoUrl_repo'), 'pay');
    expect(offered()).toEqual(['payments']);
    expect(seen.secrets).toEqual({ TOKEN: 'ghp_1' });

    await act(async () => {
      const host = field('repoUrl_host') as HTMLSelectElement;
      host.value = 'gitlab.com';
      host.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(seen.secrets).toEqual({ TOKEN: '' });
  });

  it('says nothing of suggestions that the server does not have', async () => {
    await show({ repoUrl: picker('RepoUrlPicker', { allowedHosts: ['github.com'], ...credentials }) });
    vi.stubGlobal('fetch', async () => new Response('{"error":{"name":"NotImplementedError","message":"Not served."}}', { status: 501 }));

    await type(field('repoUrl_token'), 'ghp_1');
    await settle();

    expect(document.querySelector('.repo-url')?.textContent).not.toContain('Not served');
  });

  it('is typed when the host cannot be asked', async () => {
    const seen = await show({ repoUrl: picker('RepoUrlPicker', { allowedHosts: ['github.com'], ...credentials }) });
    vi.stubGlobal('fetch', async () => new Response('{"error":{"name":"InputError","message":"The token is not accepted."}}', { status: 400 }));

    await type(field('repoUrl_token'), 'ghp_1');
    await settle();
    expect(document.querySelector('.repo-url')?.textContent).toContain('github.com cannot be asked for suggestions now: The token is not accepted.');
    await type(field('repoUrl'), 'acme');
    await type(field('repoUrl_repo'), 'one');
    await click(next());

    expect(seen.done.at(-1)).toEqual({ repoUrl: 'github.com?owner=acme&repo=one' });
  });
});

it('offers the branches of the repository that the form names', async () => {
  const answers: Answers = (path) => (path.endsWith('/branches') ? { results: [{ id: 'main' }, { id: 'develop' }] } : undefined);
  const options = { requestUserCredentials: { secretsKey: 'TOKEN' } };
  const seen = await show({ repoUrl: picker('RepoUrlPicker', { allowedHosts: ['github.com'] }), branch: picker('RepoBranchPicker', options) }, { values: { repoUrl: 'github.com?owner=acme&repo=one' }, answers });

  await type(field('branch_token'), 'ghp_1');
  await settle();
  await click(field('branch'));

  expect(seen.asked.at(-1)?.body).toEqual({ token: 'ghp_1', context: { host: 'github.com', owner: 'acme', repository: 'one' } });
  expect(offered()).toEqual(['main', 'develop']);
});

it('offers no owner that the template excludes', async () => {
  const answers: Answers = (path) => (path.endsWith('/owners') ? { results: [{ id: 'acme' }, { id: 'ada' }] } : undefined);
  await show({ owner: picker('RepoOwnerPicker', { host: 'github.com', excludedOwners: ['ada'], requestUserCredentials: { secretsKey: 'TOKEN' } }) }, { answers });

  await type(field('owner_token'), 'ghp_1');
  await settle();
  await click(field('owner'));

  expect(offered()).toEqual(['acme']);
});

describe('EntityPicker', () => {
  const system = entities.find((entity) => entity.kind === 'System')!;
  const page = (total: number, from: number, nextCursor?: string) => ({
    items: Array.from({ length: 2 }, (_, index) => ({ kind: 'Resource', metadata: { name: `r${from + index}` } })),
    totalItems: total,
    pageInfo: { nextCursor },
  });

  it('takes the only entity of a required field that allows no other', async () => {
    const answers: Answers = (path) => (path.includes('by-query') ? { items: [system], totalItems: 1, pageInfo: {} } : undefined);
    const seen = await show({ system: picker('EntityPicker', { catalogFilter: { kind: 'System' }, allowArbitraryValues: false }) }, { required: ['system'], answers });

    expect(seen.values).toEqual({ system: 'system:default/checkout' });
  });

  it('searches on the server, and loads the next page when the end of the list is reached', async () => {
    const answers: Answers = (path) => (path.includes('cursor=abc') ? page(4, 2) : page(4, 0, 'abc'));
    const seen = await show({ resource: picker('EntityPicker', { catalogFilter: [{ kind: 'Resource', 'metadata.tags': { exists: true } }], defaultKind: 'Resource' }) }, { answers });

    await click(field('resource'));
    expect(offered()).toEqual(['r0', 'r1']);
    await press(field('resource'), 'ArrowUp');
    await settle();
    expect(offered()).toEqual(['r0', 'r1', 'r2', 'r3']);
    await type(field('resource'), 'db');
    await settle();

    const path = seen.asked.at(-1)!.path;
    expect(path).toContain('filter=kind=Resource,metadata.tags&');
    expect(path).toContain('fullTextFilterTerm=db');
    expect(path).toContain('limit=50');
  });

  it('never offers what does not fit while the server is asked', async () => {
    const seen = await show({ resource: picker('EntityPicker', { defaultKind: 'Resource' }) }, { answers: () => page(2, 0) });

    await type(field('resource'), 'r1');
    expect(offered()).toEqual(['r1']);
    await press(field('resource'), 'ArrowDown');
    await press(field('resource'), 'Enter');

    expect(seen.values).toEqual({ resource: 'resource:default/r1' });
  });

  it('takes what the arrow keys have reached when the field is left', async () => {
    const seen = await show({ resource: picker('EntityPicker', { defaultKind: 'Resource' }) }, { answers: () => page(2, 0) });

    await type(field('resource'), 'r');
    await press(field('resource'), 'ArrowDown');
    await press(field('resource'), 'ArrowDown');
    await leave(field('resource'));

    expect(seen.values).toEqual({ resource: 'resource:default/r1' });
  });

  it('shows only what the user or a group of theirs owns', async () => {
    const seen = await show({ mine: picker('OwnedEntityPicker', { catalogFilter: { kind: 'Component' } }) });

    expect(seen.asked[0]!.path).toContain('filter=kind=Component,relations.ownedBy=user:default/ada,relations.ownedBy=group:default/payments');
  });
});

describe('lists', () => {
  const list = (name: string, options: JsonObject, more: JsonObject = {}) => ({ type: 'array', items: { type: 'string' }, 'ui:field': name, 'ui:options': options, ...more });
  const enter = async (id: string, text: string) => {
    await type(field(id), text);
    await press(field(id), 'Enter');
  };

  it('takes no more entities than the template allows, and gives the last back', async () => {
    const seen = await show({ parts: list('MultiEntityPicker', { defaultKind: 'Component' }, { maxItems: 2 }) });

    await enter('parts', 'one');
    await enter('parts', 'API:two');
    expect(seen.values).toEqual({ parts: ['component:default/one', 'api:default/two'] });
    expect((field('parts') as HTMLInputElement).disabled).toBe(true);
    await click(document.querySelector('[aria-label="Remove api:default/two"]'));

    expect(seen.values).toEqual({ parts: ['component:default/one'] });
    expect((field('parts') as HTMLInputElement).disabled).toBe(false);
  });

  it('takes tags in lower case, says what is none, and erases the last', async () => {
    const answers: Answers = () => ({ facets: { 'metadata.tags': [{ value: 'java', count: 12 }, { value: 'rust', count: 3 }] } });
    const seen = await show({ tags: list('EntityTagsPicker', { kinds: ['Component'], showCounts: true }) }, { answers });
    expect(seen.asked[0]!.path).toBe('/api/catalog/entity-facets?facet=metadata.tags&filter=kind=Component');

    await type(field('tags'), 'ja');
    expect(document.querySelector('[role=option]')?.textContent).toBe('java12×');
    await enter('tags', 'Java');
    await enter('tags', 'no_tag');
    expect(document.querySelector('.field-fault')?.textContent).toContain('“no_tag” is no tag');
    expect(seen.values).toEqual({ tags: ['java'] });
    await type(field('tags'), '');
    await press(field('tags'), 'Backspace');

    expect(seen.values).toEqual({ tags: [] });
  });
});

describe('keys of the template', () => {
  it('sends the value for an empty field', async () => {
    const seen = await show({ name: { type: 'string', 'ui:emptyValue': '' }, other: { type: 'string' } }, { values: { name: 'a', other: 'b' } });

    await type(field('name'), '');
    await type(field('other'), '');

    expect(seen.values).toEqual({ name: '' });
  });

  it('reads options whether they stand alone or among the options', async () => {
    await show({ one: { type: 'string', 'ui:options': { placeholder: 'Here', widget: 'textarea', rows: 7 } }, two: picker('EntityNamePicker', { placeholder: 'There' }), three: { type: 'string', 'ui:readonly': true }, four: { type: 'string', 'ui:disabled': true } });

    expect((field('one') as HTMLTextAreaElement).placeholder).toBe('Here');
    expect((field('one') as HTMLTextAreaElement).rows).toBe(7);
    expect((field('two') as HTMLInputElement).placeholder).toBe('There');
    expect((field('three') as HTMLInputElement).readOnly).toBe(true);
    expect((field('four') as HTMLInputElement).disabled).toBe(true);
  });

  it('asks for what depends on other answers', async () => {
    await show({
      kind: { type: 'string', enum: ['a', 'b'] },
      group: { type: 'object', properties: { on: { type: 'boolean' } }, if: { properties: { on: { const: true } }, required: ['on'] }, then: { properties: { more: { type: 'string', 'ui:placeholder': 'More' } } } },
    });
    expect(field('group_more')).toBeNull();

    await click(field('group_on'));

    expect((field('group_more') as HTMLInputElement).placeholder).toBe('More');
  });
});

describe('what a template wants and nobody knows', () => {
  it('is a plain field, checked and sent as the schema says', async () => {
    const seen = await show({ count: { type: 'integer', minimum: 3, 'ui:field': 'FancySlider' }, group: { type: 'object', title: 'Group', 'ui:field': 'FancyGroup' } });
    expect(document.querySelector('.field-unknown')?.textContent).toContain('does not know the field FancySlider');

    await type(field('count'), '2');
    await click(next());
    expect(errors()).toEqual(['This must be at least 3.']);
    await type(field('count'), '4');
    await type(field('group'), '{"a": [1');
    await type(field('group'), '{"a": [1]}');
    await click(next());

    expect(seen.done.at(-1)).toEqual({ count: 4, group: { a: [1] } });
  });

  it('keeps the rest of the form when a field cannot be drawn', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await show({ broken: { type: 'string', title: 'Broken', 'ui:description': { no: 'text' } }, good: { type: 'string' } });

    expect(document.body.textContent).toContain("The field 'Broken' cannot be shown");
    expect(field('good')).not.toBeNull();
    vi.restoreAllMocks();
  });

  it('says so when a whole page cannot be drawn', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await show({ lost: { $ref: '#/definitions/none' } });

    expect(document.body.textContent).toContain('This page of the form cannot be shown');
    vi.restoreAllMocks();
  });
});
