import {
  ariaDescribedByIds,
  buttonId,
  canExpand,
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
import { FieldTemplate, titleOf } from './FieldTemplate';

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

/** A choice of schemas. When they have values in common, those stand above with the title of them all. */
function Alternatives({ schema, uiSchema, selector, optionSchemaField }: MultiSchemaFieldTemplateProps) {
  const { title = schema.title, description = schema.description } = getUiOptions(uiSchema);
  return (
    <fieldset className="alternatives">
      {title && !schema.properties && <legend className="group-title">{title}</legend>}
      {description && !schema.properties && (
        <div className="field-description">
          <Markdown text={description} />
        </div>
      )}
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
  FieldTemplate,
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

