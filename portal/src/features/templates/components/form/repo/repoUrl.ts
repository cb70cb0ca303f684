import type { GitHost } from '@/lib/api';

export interface RepoUrl {
  host: string;
  owner: string;
  repo: string;
  organization: string;
  workspace: string;
  project: string;
}

export type RepoPart = Exclude<keyof RepoUrl, 'host'>;

const order: RepoPart[] = ['owner', 'repo', 'organization', 'workspace', 'project'];

const publicHosts: Record<string, string> = {
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'bitbucket.org': 'bitbucketCloud',
  'dev.azure.com': 'azure',
  'gitea.com': 'gitea',
  'codeberg.org': 'gitea',
};

const nameTypes: [RegExp, string][] = [
  [/gitlab/, 'gitlab'],
  [/bitbucket/, 'bitbucketServer'],
  [/gitea|forgejo/, 'gitea'],
  [/gerrit/, 'gerrit'],
  [/azure|visualstudio/, 'azure'],
];

/** The type of a host: what the server says, else what its name says, else like GitHub. */
export function typeOfHost(host: string, known: GitHost[]): string {
  const told = known.find((one) => one.host === host)?.type ?? publicHosts[host];
  return told ?? nameTypes.find(([name]) => name.test(host))?.[1] ?? 'github';
}

/** The parts that a host of this type has, in the order in which they are asked for. */
export function partsFor(type: string | undefined): RepoPart[] {
  switch (type) {
    case 'bitbucketCloud':
      return ['workspace', 'project', 'repo'];
    case 'bitbucketServer':
      return ['project', 'repo'];
    case 'azure':
      return ['organization', 'project', 'repo'];
    case 'gerrit':
      return ['repo'];
    default:
      return ['owner', 'repo'];
  }
}

/** The parts that must be given. A server of Azure DevOps in one's own house may have no organization. */
export function requiredParts(type: string | undefined, host: string): RepoPart[] {
  return partsFor(type).filter((part) => part !== 'organization' || host === 'dev.azure.com');
}

/** Reads `host?owner=..&repo=..`; what is missing is empty. */
export function parseRepoUrl(text: string | undefined): RepoUrl {
  const [host = '', search = ''] = (text ?? '').split(/\?(.*)/s);
  const query = new URLSearchParams(search);
  const part = (name: RepoPart) => query.get(name) ?? '';
  return { host, owner: part('owner'), repo: part('repo'), organization: part('organization'), workspace: part('workspace'), project: part('project') };
}

/** Writes the address with those parts that are filled in. */
export function formatRepoUrl(url: RepoUrl): string {
  const query = new URLSearchParams(order.filter((name) => url[name] !== '').map((name) => [name, url[name]]));
  return `${url.host}?${query}`;
}

/** The address on another host: parts that it does not have are dropped. */
export function moveTo(url: RepoUrl, host: string, parts: RepoPart[]): RepoUrl {
  const empty: RepoUrl = { host, owner: '', repo: '', organization: '', workspace: '', project: '' };
  return parts.reduce((now, part) => ({ ...now, [part]: url[part] }), empty);
}

const labels: Record<RepoPart, string> = { owner: 'owner', repo: 'repository name', organization: 'organization', workspace: 'workspace', project: 'project' };

// Bitbucket's personal projects begin with a tilde, and projects of Azure DevOps may have spaces: those are left to the host.
const strict = new Set(['local', 'github', 'gitlab', 'gitea']);

/** What is still missing or wrong in an address that was begun. */
export function repoUrlFaults(text: string, typeOf: (host: string) => string | undefined): string[] {
  const url = parseRepoUrl(text);
  const type = typeOf(url.host);
  const missing = requiredParts(type, url.host).filter((part) => !url[part]);
  const wrong = partsFor(type).filter((part) => strict.has(type ?? '') && url[part] && !/^[\w.-]+(?:\/[\w.-]+)*$/.test(url[part]));
  return [
    ...(url.host ? [] : ['The host is missing.']),
    ...missing.map((part) => `The ${labels[part]} is missing.`),
    ...wrong.map((part) => `The ${labels[part]} “${url[part]}” may only have letters, digits, '.', '_' and '-'.`),
  ];
}
