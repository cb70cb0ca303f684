import Form from '@rjsf/core';
import type { CustomValidator, ErrorSchema, RegistryFieldsType, RJSFValidationError, UiSchema } from '@rjsf/utils';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { announce } from '@/lib/announce';
import type { JsonObject } from '@/lib/api';
import { useSession } from '@/lib/session';
import { count } from '@/lib/strings';
import { EntityPicker, MyGroupsPicker, OwnedEntityPicker, OwnerPicker } from './entity/EntityFields';
import { EntityTagsPicker, MultiEntityPicker } from './entity/ListFields';
import { JsonField, TextField } from './PlainFields';
import { TokenAskers } from './repo/credentials';
import { RepoBranchPicker, RepoOwnerPicker } from './repo/RepoFields';
import { RepoUrlPicker } from './repo/RepoUrlPicker';
import { repoUrlFaults, typeOfHost } from './repo/repoUrl';
import type { FormPage } from './schema';
import { Boundary, SchemaField } from './SchemaField';
import { templates } from './templates';
import { entityNameFault, EntityNamePicker, SecretField } from './TextFields';
import { enteredIn } from './uiSchema';
import { validator } from './validator';
import { widgets } from './widgets';

const fields: RegistryFieldsType = {
  SchemaField,
  RepoUrlPicker,
  RepoOwnerPicker,
  RepoBranchPicker,
  OwnerPicker,
  EntityPicker,
  OwnedEntityPicker,
  MultiEntityPicker,
  EntityNamePicker,
  EntityTagsPicker,
  MyGroupsPicker,
  Secret: SecretField,
  'formwork:Text': TextField,
  'formwork:Json': JsonField,
};

// What Backstage's own form fills in without being asked.
const defaults = { allOf: 'populateDefaults' } as const;

type Handler = { addError: (message: string) => void; [name: string]: unknown };

const at = (errors: unknown, path: (string | number)[]) => path.reduce<unknown>((now, name) => (now as JsonObject | undefined)?.[name], errors);

/** What our own fields know about their values beyond the schema. */
function fieldFaults(uiSchema: UiSchema, typeOf: (host: string) => string): CustomValidator {
  const checks: Record<string, (text: string) => string[]> = {
    RepoUrlPicker: (text) => repoUrlFaults(text, typeOf),
    EntityNamePicker: (text) => [entityNameFault(text)].filter((fault) => fault !== null),
  };
  return (values, errors) => {
    for (const { path, field, value } of enteredIn(uiSchema, values)) {
      const handler = at(errors, path) as Handler | undefined;
      if (typeof value === 'string' && value) checks[field]?.(value).forEach((fault) => handler?.addError(fault));
    }
    return errors;
  };
}

function idOf(error: RJSFValidationError): string {
  const path = (error.property ?? '').split(/[.[\]"]+/).filter(Boolean);
  return ['root', ...path].join('_');
}

/** Moves to the field with the first fault, in the order in which they stand on the page. */
function focusFirst(form: HTMLElement | null, errors: RJSFValidationError[]): void {
  const elements = errors.map((error) => document.getElementById(idOf(error))).filter((element) => element !== null);
  elements.sort((one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  const first = elements[0] ?? form?.querySelector<HTMLElement>('[aria-invalid=true]');
  first?.focus();
  announce(`${count(errors.length, 'value needs', 'values need')} your attention.`);
}

interface FormPageViewProps {
  page: FormPage;
  values: JsonObject;
  /** What the server found on this page. */
  extraErrors?: ErrorSchema | undefined;
  onChange: (values: JsonObject) => void;
  onDone: (values: JsonObject) => void;
  children: ReactNode;
}

/** One page of the form. All its faults are shown at once, and vanish as they are mended. */
export function FormPageView({ page, values, extraErrors, onChange, onDone, children }: FormPageViewProps) {
  const { about } = useSession();
  const [tried, setTried] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const customValidate = useMemo(() => fieldFaults(page.uiSchema, (host) => typeOfHost(host, about?.hosts ?? [])), [page, about]);
  const [askers] = useState(() => new Map<string, string>());
  const context = useMemo(() => ({ values }), [values]);

  return (
    <div ref={holder}>
      <Boundary what="This page of the form">
        <TokenAskers value={askers}>
          <Form
            schema={page.schema}
            uiSchema={page.uiSchema}
            formData={values}
            validator={validator}
            customValidate={customValidate}
            fields={fields}
            widgets={widgets}
            templates={templates}
            formContext={context}
            experimental_defaultFormStateBehavior={defaults}
            {...(extraErrors ? { extraErrors } : {})}
            extraErrorsBlockSubmit={false}
            noHtml5Validate
            showErrorList={false}
            liveValidate={tried ? 'onChange' : false}
            onChange={(event) => onChange(event.formData as JsonObject)}
            onError={(errors) => {
              setTried(true);
              requestAnimationFrame(() => focusFirst(holder.current, errors));
            }}
            onSubmit={(event) => onDone(event.formData as JsonObject)}
          >
            {children}
          </Form>
        </TokenAskers>
      </Boundary>
    </div>
  );
}
