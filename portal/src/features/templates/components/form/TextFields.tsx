import type { FieldProps } from '@rjsf/utils';
import { useContext, useState } from 'react';
import { IconButton } from '@/components/Button';
import { fieldParts } from './fieldProps';
import { mask, SecretsContext } from './secrets';

/** A name as entities have them. */
export function EntityNamePicker(props: FieldProps) {
  const { id, invalid, describedBy, placeholder, disabled, change, blur } = fieldParts(props);
  return (
    <input
      id={id}
      className="input"
      value={(props.formData as string | undefined) ?? ''}
      placeholder={placeholder}
      disabled={disabled}
      autoFocus={props.autofocus}
      autoComplete="off"
      spellCheck={false}
      maxLength={63}
      aria-required={props.required || undefined}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={(event) => change(event.target.value || undefined)}
      onBlur={blur}
    />
  );
}

/** What is wrong with a name for an entity, or null. */
export function entityNameFault(name: string): string | null {
  if (/^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/.test(name)) return null;
  return "This may have letters, digits, and inside also '-', '_' and '.', at most 63 characters.";
}

/** A secret: its text goes into the run's secrets, and asterisks of the same length into the values. */
export function SecretField(props: FieldProps) {
  const { id, invalid, describedBy, placeholder, disabled, change, blur } = fieldParts(props);
  const secrets = useContext(SecretsContext);
  const [visible, setVisible] = useState(false);
  const text = secrets.values[props.name] ?? '';

  const enter = (value: string) => {
    secrets.set(props.name, value);
    change(value ? mask(value) : undefined);
  };

  return (
    <div className="input-with-button">
      <input
        id={id}
        className="input"
        type={visible ? 'text' : 'password'}
        value={text}
        placeholder={placeholder}
        disabled={disabled}
        autoComplete="new-password"
        spellCheck={false}
        aria-required={props.required || undefined}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        onChange={(event) => enter(event.target.value)}
        onBlur={blur}
      />
      <IconButton icon={visible ? 'eyeOff' : 'eye'} label={visible ? 'Hide the secret' : 'Show the secret'} aria-pressed={visible} onClick={() => setVisible(!visible)} />
    </div>
  );
}
