import { useState, type FormEvent } from 'react';
import { Button } from '@/components/Button';
import { Problem } from '@/components/Problem';
import { registerUrl, type RegisteredLocation } from '../api/templates';
import { Registered } from './Registered';

function refsOf(answer: RegisteredLocation): string[] {
  return answer.entities.filter((entity) => entity.kind !== 'Location').map((entity) => `${entity.kind.toLowerCase()}:${entity.metadata.namespace ?? 'default'}/${entity.metadata.name}`);
}

/** What is wrong with an address before it is sent, or null. */
export function addressFault(text: string): string | null {
  if (!text.trim()) return 'Enter the address of a template.yaml or catalog-info.yaml.';
  try {
    const url = new URL(text.trim());
    return url.protocol === 'https:' || url.protocol === 'http:' ? null : 'The address must begin with https:// or http://.';
  } catch {
    return 'This is not a whole address. It looks like https://git.example.org/acme/templates/blob/main/java/template.yaml.';
  }
}

/** Registers a template, or any other entities, by the address of their file. */
export function UrlForm() {
  const [target, setTarget] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const [done, setDone] = useState<RegisteredLocation | null>(null);
  const [sending, setSending] = useState(false);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = addressFault(target);
    setFault(wrong);
    if (wrong) {
      document.getElementById('register-url')?.focus();
      return;
    }
    setSending(true);
    setProblem(null);
    setDone(null);
    try {
      setDone(await registerUrl(target.trim()));
      setTarget('');
    } catch (failure) {
      setProblem(failure as Error);
    } finally {
      setSending(false);
    }
  };

  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      {done && <Registered refs={refsOf(done)} again={Boolean(done.exists)} />}
      <div className="field">
        <label className="field-label" htmlFor="register-url">
          Address of the file
        </label>
        <p className="field-description" id="register-url-help">
          The <code>template.yaml</code> in a Git host that this Formwork knows, as you see it in the browser. Its whole folder is read, and read again when it changes.
        </p>
        <input
          id="register-url"
          className="input"
          type="url"
          value={target}
          placeholder="https://github.com/acme/templates/blob/main/java-service/template.yaml"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? 'register-url-fault register-url-help' : 'register-url-help'}
          onChange={(event) => {
            setTarget(event.target.value);
            setFault(null);
          }}
        />
        {fault && (
          <p className="field-errors" id="register-url-fault">
            {fault}
          </p>
        )}
      </div>
      <div className="register-buttons">
        <Button type="submit" look="primary" busy={sending}>
          Register
        </Button>
      </div>
      {problem && <Problem error={problem} title="Nothing was registered" />}
    </form>
  );
}
