import { describe, expect, it } from 'vitest';
import { formatRepoUrl, parseRepoUrl, partsFor, repoUrlFaults } from './repoUrl';

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
  });

  it('says what is missing and what is wrong', () => {
    expect(repoUrlFaults('local?owner=demo', () => 'local')).toEqual(['The repository name is missing.']);
    expect(repoUrlFaults('local?owner=de%20mo&repo=x', () => 'local')).toEqual(["The owner “de mo” may only have letters, digits, '.', '_' and '-'."]);
    expect(repoUrlFaults('gitlab.com?owner=group%2Fsub&repo=x', () => 'gitlab')).toEqual([]);
  });
});
