import type { Choice } from '@/components/Combobox';
import type { RepoPart, RepoUrl } from './repoUrl';
import { useAutocomplete, type Answer, type Question } from './useAutocomplete';

/** What is asked for the part above all others: an owner or a workspace. */
export function ownerQuestion(type: string, host: string): Question | null {
  switch (type) {
    case 'github':
    case 'gitea':
      return { resource: 'owners', context: { host } };
    case 'gitlab':
      return { resource: 'groups', context: { host } };
    case 'bitbucketCloud':
      return { resource: 'workspaces', context: {} };
    default:
      return null;
  }
}

/** Groups of GitLab are written with their path, which stands in the title; all others with their id. */
export function ownerNames(type: string, answers: Answer[]): string[] {
  return answers.map((answer) => (type === 'gitlab' ? (answer.title ?? answer.id) : answer.id));
}

function repositoryQuestion(type: string, url: RepoUrl, groups: Answer[]): Question | null {
  switch (type) {
    case 'github':
    case 'gitea':
      return { resource: 'repositoriesWithOwner', context: { host: url.host } };
    case 'gitlab':
      return { resource: 'repositories', context: { host: url.host, id: groups.find((group) => group.title === url.owner)?.id ?? '' } };
    case 'bitbucketCloud':
      return { resource: 'repositories', context: { workspace: url.workspace, project: url.project } };
    default:
      return null;
  }
}

/** GitHub and Gitea name repositories with their owners, the others by themselves. */
function repositories(type: string, url: RepoUrl, answers: Answer[]): Choice[] {
  if (type !== 'github' && type !== 'gitea') return answers.map(({ id, title }) => ({ value: id, title: id, ...(title && title !== id ? { detail: title } : {}) }));
  const prefix = `${url.owner}/`;
  return answers.filter(({ id }) => id.startsWith(prefix)).map(({ id }) => ({ value: id.slice(prefix.length), title: id.slice(prefix.length) }));
}

const named = (name: string): Choice => ({ value: name, title: name });

/** What the host offers for each part of an address, asked with the user's token. */
export function useSuggestions(type: string, url: RepoUrl, token: string, withRepositories: boolean) {
  const owners = useAutocomplete(type, ownerQuestion(type, url.host), token);
  const projects = useAutocomplete(type, type === 'bitbucketCloud' ? { resource: 'projects', context: { workspace: url.workspace } } : null, token);
  const found = useAutocomplete(type, withRepositories ? repositoryQuestion(type, url, owners.answers) : null, token);
  const names = ownerNames(type, owners.answers).map(named);
  const choices: Partial<Record<RepoPart, Choice[]>> = {
    owner: names,
    workspace: names,
    project: projects.answers.map(({ id }) => named(id)),
    repo: repositories(type, url, found.answers),
  };
  return { choices, error: owners.error ?? projects.error ?? found.error };
}

/** The branches of a repository, as its host knows them. */
export function branchQuestion(type: string, url: RepoUrl): Question | null {
  switch (type) {
    case 'github':
    case 'gitea':
      return { resource: 'branches', context: { host: url.host, owner: url.owner, repository: url.repo } };
    case 'bitbucketCloud':
      return { resource: 'branches', context: { workspace: url.workspace, repository: url.repo } };
    default:
      return null;
  }
}
