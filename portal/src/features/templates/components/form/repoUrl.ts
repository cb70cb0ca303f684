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

/** The parts that a host of this type needs; what is unknown is asked for like GitHub. */
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

const labels: Record<RepoPart, string> = { owner: 'owner', repo: 'repository name', organization: 'organization', workspace: 'workspace', project: 'project' };

/** What is still missing or wrong in an address that was begun. */
export function repoUrlFaults(text: string, typeOf: (host: string) => string | undefined): string[] {
  const url = parseRepoUrl(text);
  const missing = partsFor(typeOf(url.host)).filter((part) => !url[part]);
  const wrong = order.filter((part) => url[part] && !/^[\w.-]+(?:\/[\w.-]+)*$/.test(url[part]));
  return [
    ...missing.map((part) => `The ${labels[part]} is missing.`),
    ...wrong.map((part) => `The ${labels[part]} “${url[part]}” may only have letters, digits, '.', '_' and '-'.`),
  ];
}
