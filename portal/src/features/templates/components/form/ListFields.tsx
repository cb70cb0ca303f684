import type { FieldProps } from '@rjsf/utils';
import { useId, useState, type KeyboardEvent } from 'react';
import { Combobox, type Choice } from '@/components/Combobox';
import { Icon } from '@/components/Icon';
import { announce } from '@/lib/announce';
import { catalog, query, request } from '@/lib/http';
import { useResource } from '@/lib/useResource';
import { fieldParts, strings } from './fieldProps';
import { useEntities, type FilterSet } from './useEntities';

function Chosen({ values, onRemove, disabled }: { values: string[]; onRemove: (value: string) => void; disabled: boolean }) {
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

function useChosen(props: FieldProps) {
  const { change } = fieldParts(props);
  const values = strings(props.formData);
  return {
    values,
    add: (value: string) => {
      if (!value || values.includes(value)) return;
      change([...values, value]);
      announce(`${value} added.`);
    },
    remove: (value: string) => {
      change(values.filter((one) => one !== value));
      announce(`${value} removed.`);
    },
  };
}

interface Facets {
  facets: Record<string, { value: string; count: number }[]>;
}

/** Tags, lower-cased, with those that are in use already offered. */
export function EntityTagsPicker(props: FieldProps) {
  const { id, options, invalid, describedBy, disabled } = fieldParts(props);
  const { values, add, remove } = useChosen(props);
  const [text, setText] = useState('');
  const listId = useId();
  const kinds = strings(options.kinds);
  const path = `${catalog}/entity-facets${query({ facet: 'metadata.tags', filter: kinds.length ? kinds.map((kind) => `kind=${kind}`).join(',') : undefined })}`;
  const known = useResource<Facets>(path, (signal) => request(path, { signal }));

  const take = () => {
    text.split(/[\s,]+/).filter(Boolean).slice(0, 1).forEach((tag) => add(tag.toLowerCase()));
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key === 'Enter' || event.key === ',') && text.trim()) {
      event.preventDefault();
      take();
    }
  };

  return (
    <>
      <Chosen values={values} onRemove={remove} disabled={disabled} />
      <input
        id={id}
        className="input"
        list={listId}
        value={text}
        disabled={disabled}
        placeholder="Type a tag, then press Enter"
        autoComplete="off"
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={take}
      />
      <datalist id={listId}>
        {(known.data?.facets['metadata.tags'] ?? []).map((tag) => (
          <option key={tag.value} value={tag.value}>
            {options.showCounts ? `${tag.count}` : undefined}
          </option>
        ))}
      </datalist>
    </>
  );
}

/** Picks several entities. */
export function MultiEntityPicker(props: FieldProps) {
  const { id, options, invalid, describedBy, disabled, placeholder } = fieldParts(props);
  const { values, add, remove } = useChosen(props);
  const [text, setText] = useState('');
  const filters = options.catalogFilter ? ([options.catalogFilter].flat() as FilterSet[]) : [];
  const { choices, loading } = useEntities(filters, text);
  const left = choices.filter((choice: Choice) => !values.includes(choice.value));
  const isFull = props.schema.maxItems !== undefined && values.length >= props.schema.maxItems;

  return (
    <>
      <Chosen values={values} onRemove={remove} disabled={disabled} />
      <Combobox
        id={id}
        value=""
        choices={left}
        loading={loading}
        allowAny={options.allowArbitraryValues !== false}
        placeholder={isFull ? 'No more can be added' : (placeholder ?? 'Type to search the catalog')}
        disabled={disabled || isFull}
        invalid={invalid}
        describedBy={describedBy}
        onQuery={setText}
        onChange={add}
      />
    </>
  );
}
