import { useContext } from 'react';
import { strings, textOf } from '../fieldProps';
import { SecretsContext } from '../secrets';
import { isObject } from '../uiSchema';

/** What a template asks for when its steps are to act as the user at a Git host. */
export interface CredentialsRequest {
  secretsKey: string;
  scopes: string[];
}

const scopeNames: Record<string, string> = { bitbucketCloud: 'bitbucket', bitbucketServer: 'bitbucket' };

/** Reads `requestUserCredentials` for a host of this type; the local Git host knows no tokens. */
export function credentialsRequest(options: Record<string, unknown>, type: string): CredentialsRequest | null {
  const wanted = options.requestUserCredentials;
  const key = isObject(wanted) ? textOf(wanted.secretsKey) : undefined;
  if (!key || type === 'local') return null;
  const scopes = isObject(wanted) && isObject(wanted.additionalScopes) ? wanted.additionalScopes[scopeNames[type] ?? type] : [];
  return { secretsKey: key, scopes: strings(scopes) };
}

/** The user's token for a request, kept among the secrets of the form. */
export function useToken(request: CredentialsRequest | null) {
  const secrets = useContext(SecretsContext);
  return {
    token: request ? (secrets.values[request.secretsKey] ?? '') : '',
    setToken: (token: string) => request && secrets.set(request.secretsKey, token.trim()),
  };
}
