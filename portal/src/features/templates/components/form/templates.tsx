import {
  ADDITIONAL_PROPERTY_FLAG,
  ariaDescribedByIds,
  buttonId,
  canExpand,
  descriptionId,
  errorId,
  examplesId,
  getInputProps,
  getUiOptions,
  helpId,
  type ArrayFieldItemTemplateProps,
  type ArrayFieldTemplateProps,
  type BaseInputTemplateProps,
  type DescriptionFieldProps,
  type FieldErrorProps,
  type FieldHelpProps,
  type FieldTemplateProps,
  type IconButtonProps,
  type MultiSchemaFieldTemplateProps,
  type ObjectFieldTemplateProps,
  type TemplatesType,
  type TitleFieldProps,
  type UnsupportedFieldProps,
} from '@rjsf/utils';
import type { ReactNode } from 'react';
import { Button, IconButton } from '@/components/Button';
import { Icon } from '@/components/Icon';
import { Markdown } from '@/components/Markdown';

// What these draw has one input with the field's own id, so a label can point at it.
const groups = new Set(['radio', 'checkboxes']);

function Field(props: FieldTemplateProps) {
  const { id, label, required, displayLabel, hidden, schema, uiSchema, children, errors, help, rawErrors } = props;
  if (hidden) return <div hidden>{children}</div>;
  const { field, widget, title } = getUiOptions(uiSchema);
  const isOurs = typeof field === 'string';
  const isCheckbox = !isOurs && schema.type === 'boolean' && (!widget || widget === 'checkbox');
  const isGroup = !isOurs && groups.has(String(widget));
  const isContainer = !isOurs && !isGroup && (schema.type === 'object' || schema.type === 'array') && !displayLabel;
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
  const description = props.rawDescription;
  const invalid = (rawErrors?.length ?? 0) > 0;

  if (ADDITIONAL_PROPERTY_FLAG in schema) return <Additional {...props} />;
  return (
    <div className={['field', props.classNames, invalid && !isContainer && 'field-invalid'].filter(Boolean).join(' ')}>
      {!isContainer && !isCheckbox && text && (isGroup ? <span className="field-label" id={`${id}__label`}>{words}</span> : <label className="field-label" htmlFor={id}>{words}</label>)}
      {!isContainer && description && (
        <div className="field-description" id={descriptionId(id)}>
          <Markdown text={description} />
        </div>
      )}
      {children}
      {typeof uiSchema?.['ui:unknown'] === 'string' && <Unknown name={uiSchema['ui:unknown']} />}
      {!props.hideError && errors}
      {help}
    </div>
  );
}

/** Said under a field that a template wants and that is not known here. */
function Unknown({ name }: { name: string }) {
  return (
    <p className="field-note field-unknown">
      <Icon name="info" size={15} />
      <span>
        The field <code>{name}</code> of this template is not known here. What you enter is checked against the template and sent as it is.
      </span>
    </p>
  );
}

/** Entries of a list are called `Port 1`, not `Port-1`. */
function titleOf(path: (string | number)[], title: string): string {
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

function FieldError({ errors, fieldPathId }: FieldErrorProps) {
  if (!errors?.length) return null;
  return (
    <ul className="field-errors" id={errorId(fieldPathId)}>
      {errors.map((error, index) => (
        <li key={index}>
          <Icon name="warning" size={15} />
          <span>{error}</span>
        </li>
      ))}
    </ul>
  );
}

function FieldHelp({ help, fieldPathId }: FieldHelpProps) {
  if (!help) return null;
  return (
    <div className="field-help" id={helpId(fieldPathId)}>
      {typeof help === 'string' ? <Markdown text={help} /> : help}
    </div>
  );
}

function Description({ id, description }: DescriptionFieldProps) {
  if (!description) return null;
  return (
    <div className="field-description" id={id}>
      {typeof description === 'string' ? <Markdown text={description} /> : description}
    </div>
  );
}

function Title({ id, title }: TitleFieldProps) {
  return (
    <legend id={id} className="group-title">
      {title}
    </legend>
  );
}

function Group({ id, path, title, description, isRoot = false, children }: { id: string; title?: string; path: (string | number)[]; description?: ReactNode; isRoot?: boolean; children: ReactNode }) {
  if (isRoot) return <div className="fields">{children}</div>;
  return (
    <fieldset className="group" id={id} tabIndex={-1}>
      {title && <legend className="group-title">{titleOf(path, title)}</legend>}
      {description && <div className="field-description">{description}</div>}
      <div className="fields">{children}</div>
    </fieldset>
  );
}

function ObjectField(props: ObjectFieldTemplateProps) {
  const { fieldPathId, properties, schema, uiSchema, formData, registry } = props;
  const isUnion = (schema.oneOf || schema.anyOf) && !schema.properties && properties.length === 0;
  if (isUnion) return null;
  const description = typeof props.description === 'string' ? <Markdown text={props.description} /> : props.description;
  return (
    <Group id={fieldPathId.$id} path={fieldPathId.path} title={props.title} description={description} isRoot={fieldPathId.path.length === 0}>
      {properties.map((property) => property.content)}
      {canExpand(schema, uiSchema, formData) && (
        <registry.templates.ButtonTemplates.AddButton id={buttonId(fieldPathId, 'add')} onClick={props.onAddProperty} disabled={props.disabled || props.readonly} registry={registry} uiSchema={uiSchema} />
      )}
    </Group>
  );
}

function ArrayField(props: ArrayFieldTemplateProps) {
  const description = (props.uiSchema?.['ui:description'] as string | undefined) ?? props.schema.description;
  return (
    <Group
      id={props.fieldPathId.$id}
      path={props.fieldPathId.path}
      title={`${(props.uiSchema?.['ui:title'] as string | undefined) ?? props.title}${props.required ? ' *' : ''}`}
      description={description && <Markdown text={description} />}
    >
      {props.items}
      {props.items.length === 0 && <p className="field-note">Nothing here yet.</p>}
      {props.canAdd && (
        <Button id={buttonId(props.fieldPathId, 'add')} small icon="plus" className="add-item" disabled={props.disabled || props.readonly} onClick={props.onAddClick}>
          Add
        </Button>
      )}
    </Group>
  );
}

function ArrayItem({ children, buttonsProps, hasToolbar, index }: ArrayFieldItemTemplateProps) {
  const number = index + 1;
  return (
    <div className="array-item">
      <div className="array-item-content">{children}</div>
      {hasToolbar && (
        <div className="array-item-tools">
          {buttonsProps.hasCopy && <IconButton icon="copy" label={`Copy entry ${number}`} onClick={buttonsProps.onCopyItem} />}
          {(buttonsProps.hasMoveUp || buttonsProps.hasMoveDown) && (
            <>
              <IconButton icon="up" label={`Move entry ${number} up`} disabled={!buttonsProps.hasMoveUp} onClick={buttonsProps.onMoveUpItem} />
              <IconButton icon="down" label={`Move entry ${number} down`} disabled={!buttonsProps.hasMoveDown} onClick={buttonsProps.onMoveDownItem} />
            </>
          )}
          {buttonsProps.hasRemove && <IconButton icon="trash" label={`Remove entry ${number}`} onClick={buttonsProps.onRemoveItem} />}
        </div>
      )}
    </div>
  );
}

function Input(props: BaseInputTemplateProps) {
  const { id, schema, options, value, type } = props;
  const input = getInputProps(schema, type, options);
  const text = value === undefined || value === null ? '' : value;
  const suggestions = Array.isArray(schema.examples) ? schema.examples : [];
  return (
    <>
      <input
        id={id}
        className="input"
        type={input.type}
        step={input.step}
        min={input.min}
        max={input.max}
        list={suggestions.length ? examplesId(id) : undefined}
        placeholder={props.placeholder}
        disabled={props.disabled}
        readOnly={props.readonly}
        autoFocus={props.autofocus}
        accept={typeof options.accept === 'string' ? options.accept : undefined}
        multiple={props.multiple}
        autoComplete={options.autocomplete ?? 'off'}
        value={text}
        aria-required={props.required || undefined}
        aria-invalid={(props.rawErrors?.length ?? 0) > 0 || undefined}
        aria-describedby={ariaDescribedByIds(id, suggestions.length > 0)}
        onChange={props.onChangeOverride ?? ((event) => props.onChange(event.target.value === '' ? options.emptyValue : event.target.value))}
        onBlur={(event) => props.onBlur(id, event.target.value)}
        onFocus={(event) => props.onFocus(id, event.target.value)}
      />
      {suggestions.length > 0 && (
        <datalist id={examplesId(id)}>
          {suggestions.map((one) => (
            <option key={String(one)} value={String(one)} />
          ))}
        </datalist>
      )}
    </>
  );
}

function Alternatives({ schema, selector, optionSchemaField }: MultiSchemaFieldTemplateProps) {
  return (
    <fieldset className="alternatives">
      {schema.title && <legend className="group-title">{schema.title}</legend>}
      {selector}
      {optionSchemaField}
    </fieldset>
  );
}

function Add(props: IconButtonProps) {
  return (
    <Button id={props.id} small icon="plus" className="add-item" disabled={props.disabled} onClick={props.onClick}>
      Add
    </Button>
  );
}

function Unsupported({ reason }: UnsupportedFieldProps) {
  return <p className="field-note">This value cannot be entered here: {reason}.</p>;
}

function Remove(props: IconButtonProps) {
  return <IconButton icon="trash" label="Remove" disabled={props.disabled} onClick={props.onClick} />;
}

export const templates: Partial<Omit<TemplatesType, 'ButtonTemplates'>> & { ButtonTemplates: Partial<TemplatesType['ButtonTemplates']> } = {
  FieldTemplate: Field,
  FieldErrorTemplate: FieldError,
  FieldHelpTemplate: FieldHelp,
  DescriptionFieldTemplate: Description,
  TitleFieldTemplate: Title,
  ObjectFieldTemplate: ObjectField,
  ArrayFieldTemplate: ArrayField,
  ArrayFieldItemTemplate: ArrayItem,
  BaseInputTemplate: Input,
  MultiSchemaFieldTemplate: Alternatives,
  UnsupportedFieldTemplate: Unsupported,
  ButtonTemplates: { AddButton: Add, RemoveButton: Remove },
};

