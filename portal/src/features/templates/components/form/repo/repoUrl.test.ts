import { describe, expect, it } from 'vitest';
import { formatRepoUrl, moveTo, parseRepoUrl, partsFor, repoUrlFaults, typeOfHost } from './repoUrl';

describe('repoUrl', () => {
  it('is written with its host, owner and name, and read back', () => {
    const url = { host: 'local', owner: 'demo', repo: 'payments', organization: '', workspace: '', project: '' };

    expect(formatRepoUrl(url)).toBe('local?owner=demo&repo=payments');
    expect(parseRepoUrl(formatRepoUrl(url))).toEqual(url);
  });

  it('encodes what needs it', () => {
    expect(formatRepoUrl({ ...parseRepoUrl('gitlab.com'), owner: 'a/b c', repo: 'x&y' })).toBe('gitlab.com?owner=a%2Fb+c&repo=x%26y');
    expect(parseRepoUrl('gitlab.com?owner=a%2Fb%20c').owner).toBe('a/b c');
  });

  it('asks each type of host for its parts', () => {
    expect(partsFor('local')).toEqual(['owner', 'repo']);
    expect(partsFor('bitbucketServer')).toEqual(['project', 'repo']);
    expect(partsFor('bitbucketCloud')).toEqual(['workspace', 'project', 'repo']);
    expect(partsFor('azure')).toEqual(['organization', 'project', 'repo']);
    expect(partsFor('gerrit')).toEqual(['repo']);
  });

  it('demands what the type of the host needs, and no more', () => {
    const faults = (text: string, type: string) => repoUrlFaults(text, () => type);

    expect(faults('h?', 'bitbucketCloud')).toEqual(['The workspace is missing.', 'The project is missing.', 'The repository name is missing.']);
    expect(faults('h?repo=x', 'bitbucketServer')).toEqual(['The project is missing.']);
    expect(faults('azure.example.org?project=p&repo=x', 'azure')).toEqual([]);
    expect(faults('dev.azure.com?project=p&repo=x', 'azure')).toEqual(['The organization is missing.']);
    expect(faults('h?repo=tools%2Fci', 'gerrit')).toEqual([]);
    expect(faults('?owner=a&repo=x', 'github')).toEqual(['The host is missing.']);
  });

  it('leaves names to hosts that allow more than letters and digits', () => {
    expect(repoUrlFaults('b?project=%7Eada&repo=x', () => 'bitbucketServer')).toEqual([]);
    expect(repoUrlFaults('a?organization=o&project=Web+shop&repo=x', () => 'azure')).toEqual([]);
  });

  it('drops the parts that another host does not have', () => {
    expect(formatRepoUrl(moveTo(parseRepoUrl('dev.azure.com?organization=o&project=p&repo=r'), 'github.com', ['owner', 'repo']))).toBe('github.com?repo=r');
  });

  it('knows the type of hosts that the server does not know', () => {
    const known = [{ host: 'git.example.org', type: 'gitlab', title: 'Git' }];

    expect(['git.example.org', 'bitbucket.org', 'dev.azure.com', 'gitlab.example.org', 'code.example.org'].map((host) => typeOfHost(host, known))).toEqual(['gitlab', 'bitbucketCloud', 'azure', 'gitlab', 'github']);
  });

  it('says what is missing and what is wrong', () => {
    expect(repoUrlFaults('local?owner=demo', () => 'local')).toEqual(['The repository name is missing.']);
    expect(repoUrlFaults('local?owner=de%20mo&repo=x', () => 'local')).toEqual(["The owner “de mo” may only have letters, digits, '.', '_' and '-'."]);
    expect(repoUrlFaults('gitlab.com?owner=group%2Fsub&repo=x', () => 'gitlab')).toEqual([]);
  });
});
