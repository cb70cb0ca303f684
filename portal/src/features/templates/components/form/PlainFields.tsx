import type { FieldProps } from '@rjsf/utils';
import { useState } from 'react';
import { fieldParts } from './fieldProps';

/** A text, for values about which a template says nothing. */
export function TextField(props: FieldProps) {
  const { id, invalid, describedBy, placeholder, disabled, change, blur } = fieldParts(props);
  return (
    <input
      id={id}
      className="input"
      value={props.formData === undefined ? '' : String(props.formData)}
      placeholder={placeholder}
      disabled={disabled}
      autoComplete="off"
      aria-required={props.required || undefined}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={(event) => change(event.target.value || undefined)}
      onBlur={blur}
    />
  );
}

function read(text: string): { value: unknown } | null {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

/** Any value, as JSON. While the text is not JSON the last good value stays. */
export function JsonField(props: FieldProps) {
  const { id, invalid, describedBy, disabled, change, blur } = fieldParts(props);
  const [text, setText] = useState(() => (props.formData === undefined ? '' : JSON.stringify(props.formData, null, 2)));
  const isBroken = read(text) === null;

  const enter = (next: string) => {
    setText(next);
    const found = read(next);
    if (found) change(found.value);
  };

  return (
    <>
      <textarea
        id={id}
        className="input input-code"
        rows={5}
        value={text}
        placeholder={props.schema.type === 'array' ? '[]' : '{}'}
        disabled={disabled}
        spellCheck={false}
        aria-required={props.required || undefined}
        aria-invalid={invalid || isBroken || undefined}
        aria-describedby={`${id}__json ${describedBy}`}
        onChange={(event) => enter(event.target.value)}
        onBlur={blur}
      />
      <p className="field-note" id={`${id}__json`} role={isBroken ? 'status' : undefined}>
        {isBroken ? 'This is not JSON yet; the last complete value is sent.' : 'Written as JSON.'}
      </p>
    </>
  );
}
