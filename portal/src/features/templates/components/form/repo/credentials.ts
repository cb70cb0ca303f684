import { createContext, useContext, useLayoutEffect, useState } from 'react';
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

/** Which field of the page asks for a secret, by the secret's key. */
export const TokenAskers = createContext(new Map<string, string>());

/** Whether this field is the one that asks: of several for one secret only the first does. */
export function useIsAsker(request: CredentialsRequest, id: string): boolean {
  const askers = useContext(TokenAskers);
  const [isAsker, setIsAsker] = useState(true);
  const key = request.secretsKey;
  useLayoutEffect(() => {
    const first = askers.get(key) ?? id;
    askers.set(key, first);
    setIsAsker(first === id);
    return () => {
      if (askers.get(key) === id) askers.delete(key);
    };
  }, [askers, key, id]);
  return isAsker;
}
