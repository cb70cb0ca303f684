import { useState } from 'react';
import { IconButton } from '@/components/Button';
import { useIsAsker, useToken, type CredentialsRequest } from './credentials';

interface TokenFieldProps {
  id: string;
  request: CredentialsRequest;
  host: string;
  disabled: boolean;
}

/** Asks for a token of the user's own, because nobody is signed in at Git hosts here. It is sent as a secret. */
export function TokenField({ id, request, host, disabled }: TokenFieldProps) {
  const { token, setToken } = useToken(request);
  const [wasThere] = useState(token !== '');
  const [visible, setVisible] = useState(false);
  const fieldId = `${id}_token`;
  const isAsker = useIsAsker(request, id);
  if (!isAsker || (wasThere && token)) {
    return (
      <p className="field-note">
        Uses the same token as another field of this form (secret <code>{request.secretsKey}</code>).
      </p>
    );
  }
  return (
    <div className="repo-url-part">
      <label htmlFor={fieldId}>Your token for {host}</label>
      <div className="input-with-button">
        <input
          id={fieldId}
          className="input"
          type={visible ? 'text' : 'password'}
          value={token}
          disabled={disabled}
          autoComplete="new-password"
          spellCheck={false}
          aria-describedby={`${fieldId}_note`}
          onChange={(event) => setToken(event.target.value)}
        />
        <IconButton icon={visible ? 'eyeOff' : 'eye'} label={visible ? 'Hide the token' : 'Show the token'} aria-pressed={visible} onClick={() => setVisible(!visible)} />
      </div>
      <p className="field-note" id={`${fieldId}_note`}>
        The steps of this template act as you with it, if you give one. It is sent as the secret <code>{request.secretsKey}</code> and never shown.
        {request.scopes.length > 0 && <> It needs the {request.scopes.length === 1 ? 'scope' : 'scopes'} {request.scopes.join(', ')}.</>}
      </p>
    </div>
  );
}
