import type { FieldProps } from '@rjsf/utils';
import type { JsonObject } from '@/lib/api';
import { useSession } from '@/lib/session';
import { fieldParts, strings, textOf } from '../fieldProps';
import { credentialsRequest, useToken } from './credentials';
import { parseRepoUrl, typeOfHost } from './repoUrl';
import { SuggestingInput } from './SuggestingInput';
import { branchQuestion, ownerNames, ownerQuestion } from './suggestions';
import { TokenField } from './TokenField';
import { useAutocomplete, type Question } from './useAutocomplete';

interface HostFieldProps {
  props: FieldProps;
  host: string;
  /** What the host is asked for, by its type. */
  question: (type: string) => Question | null;
  names: (type: string, answers: { id: string; title?: string }[]) => string[];
  placeholder: string;
}

/** A text about which a Git host can be asked. */
function HostField({ props, host, question, names, placeholder }: HostFieldProps) {
  const { about } = useSession();
  const parts = fieldParts(props);
  const type = host ? typeOfHost(host, about?.hosts ?? []) : 'local';
  const asked = question(type);
  const credentials = credentialsRequest(parts.options, type);
  const { token } = useToken(credentials);
  const { answers, error } = useAutocomplete(type, asked, token);
  const choices = credentials && asked ? names(type, answers).map((name) => ({ value: name, title: name })) : null;

  return (
    <>
      <SuggestingInput
        id={parts.id}
        value={typeof props.formData === 'string' ? props.formData : ''}
        choices={choices}
        disabled={parts.disabled}
        required={props.required}
        invalid={parts.invalid}
        describedBy={parts.describedBy}
        placeholder={parts.placeholder ?? placeholder}
        autoFocus={props.autofocus}
        onChange={(text) => parts.change(text.trim() || undefined)}
        onBlur={parts.blur}
      />
      {credentials && <TokenField key={host} id={parts.id} request={credentials} host={host} disabled={parts.disabled} />}
      {error && <p className="field-note">{host} cannot be asked for suggestions now: {error.message}</p>}
    </>
  );
}

/** Picks an owner of repositories at one host. */
export function RepoOwnerPicker(props: FieldProps) {
  const { about } = useSession();
  const { options } = fieldParts(props);
  const host = textOf(options.host) ?? about?.hosts.find((one) => one.type !== 'local')?.host ?? '';
  const excluded = new Set(strings(options.excludedOwners));
  return (
    <HostField
      props={props}
      host={host}
      question={(type) => ownerQuestion(type, host)}
      names={(type, answers) => ownerNames(type, answers).filter((name) => !excluded.has(name))}
      placeholder={host ? `An owner at ${host}` : 'An owner'}
    />
  );
}

/** Picks a branch of the repository that the form's value `repoUrl` names. */
export function RepoBranchPicker(props: FieldProps) {
  const values = (props.registry.formContext as { values?: JsonObject } | undefined)?.values;
  const url = parseRepoUrl(textOf(values?.repoUrl));
  return (
    <HostField
      props={props}
      host={url.host}
      question={(type) => branchQuestion(type, url)}
      names={(_type, answers) => answers.map((answer) => answer.id)}
      placeholder={url.repo ? `A branch of ${url.repo}` : 'A branch'}
    />
  );
}
