import type { FieldProps } from '@rjsf/utils';
import { useState } from 'react';
import { Combobox, type Choice } from '@/components/Combobox';
import { Icon } from '@/components/Icon';
import { announce } from '@/lib/announce';
import { catalog, query, request } from '@/lib/http';
import { useResource } from '@/lib/useResource';
import { fieldParts, strings, textOf } from '../fieldProps';
import { complete, wantedOf } from './entityOptions';
import { useEntities } from './useEntities';

function useChosen(props: FieldProps) {
  const { id, change, disabled } = fieldParts(props);
  const values = strings(props.formData);
  const isFull = props.schema.maxItems !== undefined && values.length >= props.schema.maxItems;
  const add = (value: string) => {
    if (!value || isFull || values.includes(value)) return;
    change([...values, value]);
    announce(`${value} added.`);
  };
  const remove = (value: string) => {
    change(values.filter((one) => one !== value));
    announce(`${value} removed.`);
    document.getElementById(id)?.focus();
  };
  const erase = () => {
    const last = values.at(-1);
    if (last && !disabled) remove(last);
  };
  return { values, isFull, add, remove, erase };
}

interface ChosenProps {
  values: string[];
  onRemove: (value: string) => void;
  disabled: boolean;
}

function Chosen({ values, onRemove, disabled }: ChosenProps) {
  if (values.length === 0) return null;
  return (
    <ul className="chosen" aria-label="Chosen">
      {values.map((value) => (
        <li key={value}>
          {value}
          <button type="button" aria-label={`Remove ${value}`} disabled={disabled} onClick={() => onRemove(value)}>
            <Icon name="close" size={13} />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface Facets {
  facets: Record<string, { value: string; count: number }[]>;
}

/** What is wrong with a tag, or null. Backstage's rule for `metadata.tags`. */
export function tagFault(tag: string): string | null {
  if (/^[a-z0-9:+#]+(-[a-z0-9:+#]+)*$/.test(tag) && tag.length <= 63) return null;
  return `“${tag}” is no tag: use lower-case letters, digits, '+', '#' and ':' in words joined by '-', at most 63 characters.`;
}

/** Tags, lower-cased, with those that are in use already offered. */
export function EntityTagsPicker(props: FieldProps) {
  const { id, options, invalid, describedBy, disabled, placeholder, blur } = fieldParts(props);
  const { values, isFull, add, remove, erase } = useChosen(props);
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const kinds = strings(options.kinds);
  const path = `${catalog}/entity-facets${query({ facet: 'metadata.tags', filter: kinds.length ? kinds.map((kind) => `kind=${kind}`).join(',') : undefined })}`;
  const known = useResource<Facets>(path, (signal) => request(path, { signal }));
  const choices: Choice[] = (known.data?.facets?.['metadata.tags'] ?? [])
    .filter((tag) => tag.value.includes(text.trim().toLowerCase()) && !values.includes(tag.value))
    .map((tag) => ({ value: tag.value, title: tag.value, ...(options.showCounts ? { detail: `${tag.count}×` } : {}) }));

  const take = (tag: string) => {
    const wanted = tag.trim().toLowerCase();
    const found = wanted ? tagFault(wanted) : null;
    setFault(found);
    if (found) announce(found);
    else add(wanted);
  };

  return (
    <>
      <Chosen values={values} onRemove={remove} disabled={disabled} />
      <Combobox
        id={id}
        value=""
        choices={choices}
        placeholder={isFull ? 'No more can be added' : (placeholder ?? 'Type a tag, then press Enter')}
        emptyText={text ? undefined : ''}
        disabled={disabled || isFull}
        invalid={invalid || fault !== null}
        describedBy={`${id}__tags ${describedBy}`}
        autoFocus={props.autofocus}
        onQuery={setText}
        onChange={take}
        onErase={erase}
        onBlur={blur}
      />
      <p id={`${id}__tags`} className={fault ? 'field-note field-fault' : 'field-note'}>
        {fault ?? textOf(options.helperText)}
      </p>
    </>
  );
}

/** Picks several entities. */
export function MultiEntityPicker(props: FieldProps) {
  const { id, options, invalid, describedBy, disabled, placeholder, blur } = fieldParts(props);
  const { values, isFull, add, remove, erase } = useChosen(props);
  const [text, setText] = useState('');
  const wanted = wantedOf(options);
  const { choices, total, loading, more, error } = useEntities(wanted.filters, text, wanted);

  return (
    <>
      <Chosen values={values} onRemove={remove} disabled={disabled} />
      <Combobox
        id={id}
        value=""
        choices={choices.filter((choice) => !values.includes(choice.value))}
        total={total}
        loading={loading}
        allowAny={wanted.allowAny}
        placeholder={isFull ? 'No more can be added' : (placeholder ?? 'Type to search the catalog')}
        disabled={disabled || isFull}
        required={props.required}
        invalid={invalid}
        describedBy={describedBy}
        autoFocus={props.autofocus}
        onMore={more}
        onQuery={setText}
        onChange={(value) => add(complete(value, wanted))}
        onErase={erase}
        onBlur={blur}
      />
      {error && <p className="field-note">The catalog cannot be searched now: {error.message}</p>}
    </>
  );
}
