import type { FieldProps } from '@rjsf/utils';
import { useEffect, useState } from 'react';
import type { Choice } from '@/components/Combobox';
import type { GitHost } from '@/lib/api';
import { useSession } from '@/lib/session';
import { fieldParts, strings, textOf } from '../fieldProps';
import { credentialsRequest, useToken } from './credentials';
import { formatRepoUrl, moveTo, parseRepoUrl, partsFor, requiredParts, typeOfHost, type RepoPart, type RepoUrl } from './repoUrl';
import { SuggestingInput } from './SuggestingInput';
import { useSuggestions } from './suggestions';
import { TokenField } from './TokenField';
import { hasProvider } from './useAutocomplete';

const titles: Record<RepoPart, string> = { owner: 'Owner', repo: 'Repository', organization: 'Organization', workspace: 'Workspace', project: 'Project' };

// Backstage restricts the workspaces of Bitbucket Cloud with the option for owners.
const allowed: Record<RepoPart, string> = {
  owner: 'allowedOwners',
  repo: 'allowedRepos',
  organization: 'allowedOrganizations',
  workspace: 'allowedOwners',
  project: 'allowedProjects',
};

function hostsFor(known: GitHost[], options: Record<string, unknown>): GitHost[] {
  const wanted = strings(options.allowedHosts);
  if (wanted.length === 0) return known;
  return wanted.map((host) => known.find((one) => one.host === host) ?? { host, type: typeOfHost(host, known), title: host });
}

/** The address that the field shows: what was entered, completed with what the template leaves no choice about. */
function useAddress(props: FieldProps, hosts: GitHost[]) {
  const { options, change } = fieldParts(props);
  const [draft, setDraft] = useState(() => parseRepoUrl(props.formData as string | undefined));
  useEffect(() => {
    if (props.formData && props.formData !== formatRepoUrl(draft)) setDraft(parseRepoUrl(props.formData as string));
  }, [props.formData, draft]);

  const only = (part: RepoPart) => (strings(options[allowed[part]]).length === 1 ? strings(options[allowed[part]])[0]! : '');
  const complete = (url: RepoUrl): RepoUrl => partsFor(typeOfHost(url.host, hosts)).reduce((now, part) => ({ ...now, [part]: url[part] || only(part) }), url);
  const url = complete({ ...draft, host: draft.host || hosts[0]?.host || '' });
  const parts = partsFor(typeOfHost(url.host, hosts));
  const isSettled = hosts.length === 1 && parts.every((part) => only(part) !== '');

  useEffect(() => {
    if (isSettled && !props.formData) change(formatRepoUrl(url));
  });

  const enter = (name: keyof RepoUrl, value: string) => {
    const next = name === 'host' ? complete(moveTo(url, value, partsFor(typeOfHost(value, hosts)))) : { ...url, [name]: value };
    setDraft(next);
    const isBegun = partsFor(typeOfHost(next.host, hosts)).some((part) => next[part] && next[part] !== only(part));
    change(isBegun || isSettled ? formatRepoUrl(next) : undefined);
  };
  return { url, parts, enter };
}

/** Picks the place of a new repository: a host, and the parts that a host of its type asks for. */
export function RepoUrlPicker(props: FieldProps) {
  const { about, me } = useSession();
  const { id, options, disabled } = fieldParts(props);
  const hosts = hostsFor(about?.hosts ?? [], options);
  const { url, parts, enter } = useAddress(props, hosts);
  const type = typeOfHost(url.host, hosts);
  const credentials = credentialsRequest(options, type);
  const { token, setToken } = useToken(credentials);
  const suggestions = useSuggestions(type, url, token, options.disableRepoAutocomplete !== true);
  const groups = (me?.groups ?? []).map((ref) => ref.split('/').at(-1)!).map((name) => ({ value: name, title: name }));

  const suggested = (part: RepoPart): Choice[] | null => {
    if (type === 'local') return part === 'owner' && groups.length ? groups : null;
    const isAsked = part !== 'repo' || options.disableRepoAutocomplete !== true;
    return credentials && hasProvider(type) && isAsked ? (suggestions.choices[part] ?? []) : null;
  };
  const goTo = (host: string) => {
    // A token is for one host and must not reach another.
    setToken('');
    enter('host', host);
  };

  return (
    <div className="repo-url" role="group" aria-labelledby={`${id}__label`}>
      <HostPart id={`${id}_host`} hosts={hosts} known={about?.hosts ?? null} host={url.host} onChange={goTo} disabled={disabled} />
      <div className="repo-url-parts">
        {parts.map((part, index) => (
          <Part key={part} id={index === 0 ? id : `${id}_${part}`} part={part} host={url.host} type={type} field={props} value={url[part]} choices={suggested(part)} onChange={(value) => enter(part, value)} />
        ))}
      </div>
      {credentials && <TokenField key={url.host} id={id} request={credentials} host={url.host} disabled={disabled} />}
      {suggestions.error && <p className="field-note">{url.host} cannot be asked for suggestions now: {suggestions.error.message}</p>}
      {requiredParts(type, url.host).every((part) => url[part]) && (
        <p className="repo-url-result" aria-live="polite">
          Repository <code>{[type === 'local' ? '' : url.host, ...parts.map((part) => url[part])].filter(Boolean).join('/')}</code>
          {type === 'local' && ' on the Git host of this Formwork'}
        </p>
      )}
    </div>
  );
}

interface HostPartProps {
  id: string;
  hosts: GitHost[];
  known: GitHost[] | null;
  host: string;
  onChange: (value: string) => void;
  disabled: boolean;
}

function HostPart({ id, hosts, known, host, onChange, disabled }: HostPartProps) {
  if (hosts.length === 0) return <p className="field-note">No Git host is configured.</p>;
  const isStrange = known !== null && !known.some((one) => one.host === host);
  const nameOf = (one: GitHost) => (one.title === one.host ? one.host : `${one.title} (${one.host})`);
  return (
    <div className="repo-url-part">
      {hosts.length === 1 && hosts[0]!.host === host ? (
        <p className="repo-url-host">
          At <strong>{nameOf(hosts[0]!)}</strong>
        </p>
      ) : (
        <>
          <label htmlFor={id}>Host</label>
          <select id={id} className="select" value={host} disabled={disabled} aria-describedby={isStrange ? `${id}_note` : undefined} onChange={(event) => onChange(event.target.value)}>
            {!hosts.some((one) => one.host === host) && <option value={host}>{host}</option>}
            {hosts.map((one) => (
              <option key={one.host} value={one.host}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </>
      )}
      {isStrange && (
        <p className="field-note" id={`${id}_note`}>
          This Formwork is not set up for {host}. A step that uses it may fail.
        </p>
      )}
    </div>
  );
}

interface PartProps {
  id: string;
  part: RepoPart;
  host: string;
  type: string;
  field: FieldProps;
  value: string;
  choices: Choice[] | null;
  onChange: (value: string) => void;
}

function Part({ id, part, host, type, field, value, choices, onChange }: PartProps) {
  const { options, invalid, describedBy, disabled, blur } = fieldParts(field);
  const offered = strings(options[allowed[part]]);
  const label = textOf(options[`${part}Label`]) ?? titles[part];
  const description = textOf(options[`${part}Description`]);
  const isRequired = Boolean(field.required) && requiredParts(type, host).includes(part);
  const described = [description ? `${id}__part` : '', describedBy].filter(Boolean).join(' ');

  return (
    <div className="repo-url-part">
      <label htmlFor={id}>{label}</label>
      {offered.length > 0 ? (
        <select id={id} className="select" value={value} disabled={disabled} aria-invalid={invalid || undefined} aria-describedby={described} aria-required={isRequired || undefined} onBlur={blur} onChange={(event) => onChange(event.target.value)}>
          {!offered.includes(value) && <option value="">Choose</option>}
          {offered.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <SuggestingInput id={id} value={value} choices={choices} disabled={disabled} required={isRequired} invalid={invalid} describedBy={described} onChange={(text) => onChange(text.trim())} onBlur={blur} />
      )}
      {description && (
        <p className="field-note" id={`${id}__part`}>
          {description}
        </p>
      )}
    </div>
  );
}
