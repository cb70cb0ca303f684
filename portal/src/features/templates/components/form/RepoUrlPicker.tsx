import type { FieldProps } from '@rjsf/utils';
import { useEffect, useId, useState } from 'react';
import type { GitHost } from '@/lib/api';
import { useSession } from '@/lib/session';
import { fieldParts, strings } from './fieldProps';
import { formatRepoUrl, parseRepoUrl, partsFor, type RepoPart, type RepoUrl } from './repoUrl';

const titles: Record<RepoPart, string> = { owner: 'Owner', repo: 'Repository', organization: 'Organization', workspace: 'Workspace', project: 'Project' };

const allowed: Record<RepoPart, string> = {
  owner: 'allowedOwners',
  repo: 'allowedRepos',
  organization: 'allowedOrganizations',
  workspace: 'allowedWorkspaces',
  project: 'allowedProjects',
};

function hostsFor(known: GitHost[], options: Record<string, unknown>): GitHost[] {
  const wanted = strings(options.allowedHosts);
  if (wanted.length === 0) return known;
  return wanted.map((host) => known.find((one) => one.host === host) ?? { host, type: 'github', title: host });
}

/** Picks the place of a new repository: a host, an owner and a name. */
export function RepoUrlPicker(props: FieldProps) {
  const { about } = useSession();
  const { id, options, change } = fieldParts(props);
  const hosts = hostsFor(about?.hosts ?? [], options);
  const [draft, setDraft] = useState(() => parseRepoUrl(props.formData as string | undefined));

  useEffect(() => {
    if (props.formData && props.formData !== formatRepoUrl(draft)) setDraft(parseRepoUrl(props.formData as string));
  }, [props.formData, draft]);

  const only = (part: RepoPart) => (strings(options[allowed[part]]).length === 1 ? strings(options[allowed[part]])[0]! : '');
  const host = draft.host || hosts[0]?.host || '';
  const type = hosts.find((one) => one.host === host)?.type;
  const parts = partsFor(type);
  const url: RepoUrl = parts.reduce((now, part) => ({ ...now, [part]: draft[part] || only(part) }), { ...draft, host });

  const enter = (name: keyof RepoUrl, value: string) => {
    const next = { ...url, [name]: value };
    setDraft(next);
    const begun = parts.some((part) => next[part] && next[part] !== only(part));
    change(begun ? formatRepoUrl(next) : undefined);
  };

  return (
    <div className="repo-url">
      <HostPart id={`${id}_host`} hosts={hosts} host={host} onChange={(value) => enter('host', value)} disabled={Boolean(props.disabled)} />
      {parts.map((part, index) => (
        <Part
          key={part}
          id={index === 0 ? id : `${id}_${part}`}
          part={part}
          field={props}
          value={url[part]}
          onChange={(value) => enter(part, value)}
        />
      ))}
      {parts.every((part) => url[part]) && (
        <p className="repo-url-result" aria-live="polite">
          Makes <code>{[hosts.find((one) => one.host === host)?.type === 'local' ? '' : host, ...parts.map((part) => url[part])].filter(Boolean).join('/')}</code>
          {type === 'local' && ' on the Git host of this Formwork'}
        </p>
      )}
    </div>
  );
}

function HostPart({ id, hosts, host, onChange, disabled }: { id: string; hosts: GitHost[]; host: string; onChange: (value: string) => void; disabled: boolean }) {
  if (hosts.length === 0) return <p className="field-note">No Git host is configured.</p>;
  return (
    <div className="repo-url-part">
      <label htmlFor={id}>Host</label>
      <select id={id} className="select" value={host} disabled={disabled || hosts.length === 1} onChange={(event) => onChange(event.target.value)}>
        {hosts.map((one) => (
          <option key={one.host} value={one.host}>
            {one.title === one.host ? one.host : `${one.title} (${one.host})`}
          </option>
        ))}
      </select>
    </div>
  );
}

interface PartProps {
  id: string;
  part: RepoPart;
  field: FieldProps;
  value: string;
  onChange: (value: string) => void;
}

function Part({ id, part, field, value, onChange }: PartProps) {
  const { options, invalid, describedBy, disabled, blur } = fieldParts(field);
  const { me } = useSession();
  const listId = useId();
  const choices = strings(options[allowed[part]]);
  const suggestions = part === 'owner' && me ? me.groups.map((ref) => ref.split('/').at(-1)!) : [];
  const label = (part === 'owner' || part === 'repo') && typeof options[`${part}Label`] === 'string' ? (options[`${part}Label`] as string) : titles[part];
  const common = { id, disabled, 'aria-invalid': invalid || undefined, 'aria-describedby': describedBy, 'aria-required': field.required || undefined, onBlur: blur };

  return (
    <div className="repo-url-part">
      <label htmlFor={id}>{label}</label>
      {choices.length > 0 ? (
        <select className="select" value={value} {...common} onChange={(event) => onChange(event.target.value)}>
          {!choices.includes(value) && <option value="">Choose</option>}
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <>
          <input className="input" value={value} list={suggestions.length ? listId : undefined} autoComplete="off" spellCheck={false} {...common} onChange={(event) => onChange(event.target.value.trim())} />
          {suggestions.length > 0 && (
            <datalist id={listId}>
              {suggestions.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          )}
        </>
      )}
    </div>
  );
}
