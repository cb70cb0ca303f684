import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { click, press, type } from '@/fixtures/render';
import { errors, field, next, offered, picker, settle, show, type Answers } from '../fields.probe';

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
