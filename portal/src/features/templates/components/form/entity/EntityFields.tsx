import type { FieldProps } from '@rjsf/utils';
import { useEffect, useState } from 'react';
import { Combobox } from '@/components/Combobox';
import type { Entity } from '@/lib/api';
import { catalog, request } from '@/lib/http';
import { parseEntityRef } from '@/lib/entityRef';
import { useSession } from '@/lib/session';
import { useResource } from '@/lib/useResource';
import { fieldParts } from '../fieldProps';
import { wantedOf, complete, type Wanted } from './entityOptions';
import { choiceOf, useEntities } from './useEntities';

interface EntityFieldProps {
  props: FieldProps;
  wanted: Wanted;
  /** Said instead of searching, when nothing can be found anyway. */
  nothing?: string | undefined;
}

function EntityField({ props, wanted, nothing }: EntityFieldProps) {
  const { id, invalid, describedBy, placeholder, disabled, change, blur } = fieldParts(props);
  const [text, setText] = useState('');
  const { choices, total, loading, more, error } = useEntities(nothing ? null : wanted.filters, text, wanted);
  const isOnly = choices.length === 1 && !loading && !text && Boolean(props.required) && !wanted.allowAny && wanted.autoSelect;
  const only = isOnly ? choices[0]!.value : null;

  useEffect(() => {
    if (only && !props.formData) change(only);
  });

  return (
    <>
      <Combobox
        id={id}
        value={(props.formData as string | undefined) ?? ''}
        choices={choices}
        total={total}
        loading={loading}
        allowAny={wanted.allowAny}
        takesActive={wanted.autoSelect}
        placeholder={placeholder ?? 'Type to search the catalog'}
        emptyText={nothing}
        disabled={disabled}
        required={props.required}
        invalid={invalid}
        describedBy={describedBy}
        autoFocus={props.autofocus}
        onMore={more}
        onQuery={setText}
        onChange={(value) => change(value ? complete(value, wanted) : undefined)}
        onBlur={blur}
      />
      {error && <p className="field-note">The catalog cannot be searched now: {error.message}</p>}
    </>
  );
}

/** Picks a group or user who owns something. */
export function OwnerPicker(props: FieldProps) {
  const wanted = wantedOf(fieldParts(props).options, ['Group', 'User']);
  return <EntityField props={props} wanted={{ ...wanted, expectedKind: wanted.expectedKind ?? 'group' }} />;
}

/** Picks any entity of the catalog. */
export function EntityPicker(props: FieldProps) {
  return <EntityField props={props} wanted={wantedOf(fieldParts(props).options)} />;
}

/** Picks an entity that the user or one of their groups owns. */
export function OwnedEntityPicker(props: FieldProps) {
  const { me } = useSession();
  const wanted = wantedOf(fieldParts(props).options);
  const owners = me ? [me.ref, ...me.groups] : [];
  const sets = wanted.filters.length ? wanted.filters : [{}];
  const filters = sets.map((set) => ({ ...set, 'relations.ownedBy': owners }));
  return <EntityField props={props} wanted={{ ...wanted, filters }} nothing={owners.length ? undefined : 'It is not known who you are, so nothing is yours.'} />;
}

/** Picks one of the groups that the user is a member of. */
export function MyGroupsPicker(props: FieldProps) {
  const { me } = useSession();
  const { id, invalid, describedBy, placeholder, disabled, change, blur } = fieldParts(props);
  const groups = me?.groups ?? [];
  const key = groups.length ? groups.join(' ') : null;
  const body = { entityRefs: groups, fields: ['kind', 'metadata', 'spec.profile'] };
  const known = useResource<{ items: (Entity | null)[] }>(key, (signal) => request(`${catalog}/entities/by-refs`, { method: 'POST', body, signal }));
  const choices = groups.map((ref, index) => {
    const entity = known.data?.items?.[index];
    return entity ? { ...choiceOf(entity, { expectedKind: 'group' }), value: ref } : { value: ref, title: parseEntityRef(ref)?.name ?? ref, detail: ref };
  });
  return (
    <Combobox
      id={id}
      value={(props.formData as string | undefined) ?? ''}
      choices={choices}
      allowAny={false}
      takesActive
      placeholder={placeholder ?? 'Choose one of your groups'}
      emptyText={groups.length ? undefined : 'You are in no group.'}
      disabled={disabled}
      required={props.required}
      invalid={invalid}
      describedBy={describedBy}
      autoFocus={props.autofocus}
      onChange={(value) => change(value || undefined)}
      onBlur={blur}
    />
  );
}
