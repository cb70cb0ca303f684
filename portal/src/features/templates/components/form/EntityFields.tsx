import type { FieldProps } from '@rjsf/utils';
import { useEffect, useState } from 'react';
import { Combobox } from '@/components/Combobox';
import { parseEntityRef } from '@/lib/entityRef';
import { useSession } from '@/lib/session';
import { fieldParts, strings } from './fieldProps';
import { useEntities, type FilterSet } from './useEntities';

interface Look {
  filters: FilterSet[];
  expectedKind?: string | undefined;
  defaultNamespace?: string | undefined;
}

function filtersOf(options: Record<string, unknown>, kinds: string[], otherwise: FilterSet[]): FilterSet[] {
  if (options.catalogFilter) return [options.catalogFilter].flat() as FilterSet[];
  return kinds.length ? [{ kind: kinds }] : otherwise;
}

/** Completes what was typed to a whole entity ref when the kind is known. */
function complete(text: string, look: Look): string {
  const defaults = { ...(look.expectedKind ? { kind: look.expectedKind } : {}), ...(look.defaultNamespace ? { namespace: look.defaultNamespace } : {}) };
  const ref = text ? parseEntityRef(text, defaults) : null;
  return ref ? `${ref.kind}:${ref.namespace}/${ref.name}` : text;
}

function EntityField({ props, look }: { props: FieldProps; look: Look }) {
  const { id, options, invalid, describedBy, placeholder, disabled, change, blur } = fieldParts(props);
  const [text, setText] = useState('');
  const { choices, loading, error } = useEntities(look.filters, text, look.expectedKind);
  const only = options.autoSelect === true && choices.length === 1 && !loading && !text ? choices[0]!.value : null;

  useEffect(() => {
    if (only && props.required && !props.formData) change(only);
  });

  return (
    <>
      <Combobox
        id={id}
        value={(props.formData as string | undefined) ?? ''}
        choices={choices}
        loading={loading}
        allowAny={options.allowArbitraryValues !== false}
        placeholder={placeholder ?? 'Type to search the catalog'}
        disabled={disabled}
        required={props.required}
        invalid={invalid}
        describedBy={describedBy}
        autoFocus={props.autofocus}
        onQuery={setText}
        onChange={(value) => change(value ? complete(value, look) : undefined)}
        onBlur={blur}
      />
      {error && <p className="field-note">The catalog cannot be searched now: {error.message}</p>}
    </>
  );
}

const namespaceOf = (options: Record<string, unknown>) => (typeof options.defaultNamespace === 'string' ? options.defaultNamespace : undefined);

/** Picks a group or user who owns something. */
export function OwnerPicker(props: FieldProps) {
  const { options } = fieldParts(props);
  const kinds = strings(options.allowedKinds);
  const look: Look = {
    filters: filtersOf(options, kinds, [{ kind: ['Group', 'User'] }]),
    expectedKind: kinds.length === 1 ? kinds[0]!.toLowerCase() : 'group',
    defaultNamespace: namespaceOf(options),
  };
  return <EntityField props={props} look={look} />;
}

/** Picks any entity of the catalog. */
export function EntityPicker(props: FieldProps) {
  const { options } = fieldParts(props);
  const kinds = strings(options.allowedKinds);
  const defaultKind = typeof options.defaultKind === 'string' ? options.defaultKind : kinds.length === 1 ? kinds[0]! : undefined;
  const look: Look = { filters: filtersOf(options, kinds, []), expectedKind: defaultKind?.toLowerCase(), defaultNamespace: namespaceOf(options) };
  return <EntityField props={props} look={look} />;
}

/** Picks an entity that the user or one of their groups owns. */
export function OwnedEntityPicker(props: FieldProps) {
  const { me } = useSession();
  const { options } = fieldParts(props);
  const kinds = strings(options.allowedKinds);
  const owners = me ? [me.ref, ...me.groups] : [];
  const filters = filtersOf(options, kinds, [{}]).map((set) => ({ ...set, ...(owners.length ? { 'relations.ownedBy': owners } : {}) }));
  const defaultKind = typeof options.defaultKind === 'string' ? options.defaultKind.toLowerCase() : undefined;
  return <EntityField props={props} look={{ filters, expectedKind: defaultKind, defaultNamespace: namespaceOf(options) }} />;
}

/** Picks one of the groups that the user is a member of. */
export function MyGroupsPicker(props: FieldProps) {
  const { me } = useSession();
  const { id, invalid, describedBy, placeholder, disabled, change, blur } = fieldParts(props);
  const choices = (me?.groups ?? []).map((ref) => ({ value: ref, title: parseEntityRef(ref)?.name ?? ref, detail: ref }));
  return (
    <Combobox
      id={id}
      value={(props.formData as string | undefined) ?? ''}
      choices={choices}
      allowAny={false}
      placeholder={placeholder ?? 'Choose one of your groups'}
      emptyText="You are in no group."
      disabled={disabled}
      required={props.required}
      invalid={invalid}
      describedBy={describedBy}
      onChange={(value) => change(value || undefined)}
      onBlur={blur}
    />
  );
}
