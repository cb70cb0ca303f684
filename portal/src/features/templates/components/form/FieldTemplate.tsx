import { ADDITIONAL_PROPERTY_FLAG, descriptionId, getUiOptions, type FieldTemplateProps } from '@rjsf/utils';
import { IconButton } from '@/components/Button';
import { Icon } from '@/components/Icon';
import { Markdown } from '@/components/Markdown';
import { kindOf } from './messages';
import type { Usable } from './usable';

// These draw several inputs, so their title names the group and is no label of one input.
const groups = new Set(['radio', 'checkboxes']);

/** One value: its label, what is said about it, its input and its faults. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { id, label, required, displayLabel, hidden, schema, uiSchema, children, errors, help, rawErrors } = props;
  if (hidden) return <div hidden>{children}</div>;
  const { field, widget, title } = getUiOptions(uiSchema);
  const isOurs = typeof field === 'string';
  const isCheckbox = !isOurs && schema.type === 'boolean' && (!widget || widget === 'checkbox');
  const isGroup = isOurs ? field === 'RepoUrlPicker' : groups.has(String(widget));
  const isChoiceOfSchemas = (schema.oneOf || schema.anyOf) && !props.registry.schemaUtils.isSelect(schema);
  const isContainer = !isOurs && !isGroup && (isChoiceOfSchemas || ((schema.type === 'object' || schema.type === 'array') && !displayLabel));
  const text = titleOf(props.fieldPathId.path, title ?? label);
  const words = (
    <>
      {text}
      {required && (
        <span className="required" aria-hidden>
          {' *'}
        </span>
      )}
    </>
  );
  const described = !isContainer && props.rawDescription && (
    <div className="field-description" id={descriptionId(id)}>
      <Markdown text={props.rawDescription} />
    </div>
  );
  const invalid = (rawErrors?.length ?? 0) > 0;

  if (ADDITIONAL_PROPERTY_FLAG in schema) return <Additional {...props} />;
  return (
    <div className={['field', props.classNames, invalid && !isContainer && 'field-invalid'].filter(Boolean).join(' ')}>
      {!isContainer && !isCheckbox && text && (isGroup ? <span className="field-label" id={`${id}__label`}>{words}</span> : <label className="field-label" htmlFor={id}>{words}</label>)}
      {!isCheckbox && described}
      {children}
      {isCheckbox && described}
      {uiSchema?.['ui:unknown'] && <Unknown {...(uiSchema['ui:unknown'] as UnknownName)} type={schema.type} />}
      {!props.hideError && errors}
      {help}
    </div>
  );
}

type UnknownName = NonNullable<Usable['unknown']>;

/** Said under a field that a template wants and that is not known here. */
function Unknown({ kind, name, type }: UnknownName & { type: unknown }) {
  return (
    <p className="field-note field-unknown">
      <Icon name="info" size={15} />
      <span>
        This form does not know the {kind} <code>{name}</code> that the template asks for. What you enter is sent as {kindOf(type)}.
      </span>
    </p>
  );
}

/** Entries of a list are called `Port 1`, not `Port-1`. */
export function titleOf(path: (string | number)[], title: string): string {
  return typeof path.at(-1) === 'number' ? title.replace(/-(\d+)$/, ' $1') : title;
}

/** An entry whose name the user gives too. */
function Additional({ id, label, children, errors, disabled, onKeyRenameBlur, onRemoveProperty }: FieldTemplateProps) {
  return (
    <div className="additional">
      <div className="field">
        <label className="field-label" htmlFor={`${id}-key`}>
          Name
        </label>
        <input id={`${id}-key`} key={label} className="input" defaultValue={label} disabled={disabled} autoComplete="off" spellCheck={false} onBlur={onKeyRenameBlur} />
      </div>
      <div className="field">
        <label className="field-label" htmlFor={id}>
          Value
        </label>
        {children}
        {errors}
      </div>
      <IconButton icon="trash" label={`Remove ${label}`} disabled={disabled} onClick={onRemoveProperty} />
    </div>
  );
}
