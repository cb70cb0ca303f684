import { getDefaultRegistry } from '@rjsf/core';
import {
  ariaDescribedByIds,
  enumOptionSelectedValue,
  enumOptionsDeselectValue,
  enumOptionsIsSelected,
  enumOptionsSelectValue,
  enumOptionValueDecoder,
  enumOptionValueEncoder,
  getOptionValueFormat,
  optionId,
  type RegistryWidgetsType,
  type WidgetProps,
} from '@rjsf/utils';
import { useState } from 'react';
import { IconButton } from '@/components/Button';

const common = (props: WidgetProps) => ({
  id: props.id,
  disabled: props.disabled || props.readonly,
  autoFocus: props.autofocus,
  'aria-invalid': (props.rawErrors?.length ?? 0) > 0 || undefined,
  'aria-required': props.required || undefined,
  'aria-describedby': ariaDescribedByIds(props.id),
  onBlur: () => props.onBlur(props.id, props.value),
});

const textOf = (props: WidgetProps) => (props.value === undefined || props.value === null ? '' : String(props.value));

function Textarea(props: WidgetProps) {
  const rows = Number(props.options.rows ?? 5);
  return (
    <textarea className="input" rows={rows} value={textOf(props)} placeholder={props.placeholder} {...common(props)} disabled={props.disabled} readOnly={props.readonly} onChange={(event) => props.onChange(event.target.value || props.options.emptyValue)} />
  );
}

function Password(props: WidgetProps) {
  const [visible, setVisible] = useState(false);
  return (
    <div className="input-with-button">
      <input
        className="input"
        type={visible ? 'text' : 'password'}
        autoComplete="new-password"
        value={textOf(props)}
        placeholder={props.placeholder}
        {...common(props)}
        onChange={(event) => props.onChange(event.target.value || props.options.emptyValue)}
      />
      <IconButton icon={visible ? 'eyeOff' : 'eye'} label={visible ? 'Hide the text' : 'Show the text'} aria-pressed={visible} onClick={() => setVisible(!visible)} />
    </div>
  );
}

function Checkbox(props: WidgetProps) {
  return (
    <label className="check-label">
      <input type="checkbox" checked={props.value === true} {...common(props)} onChange={(event) => props.onChange(event.target.checked)} />
      <span>
        {props.label}
        {props.required && <span className="required"> *</span>}
      </span>
    </label>
  );
}

function Select(props: WidgetProps) {
  const { enumOptions = [], enumDisabled, emptyValue } = props.options;
  const format = getOptionValueFormat(props.options);
  const selected = enumOptionSelectedValue(props.value, enumOptions, Boolean(props.multiple), format, props.multiple ? [] : '');
  const decode = (value: string | string[]) => enumOptionValueDecoder(value, enumOptions, format, emptyValue);
  return (
    <select
      className="select"
      multiple={props.multiple}
      aria-label={/__(one|any)of_select$/.test(props.id) ? 'Which one' : undefined}
      value={selected}
      {...common(props)}
      onChange={(event) => props.onChange(decode(props.multiple ? [...event.target.selectedOptions].map((option) => option.value) : event.target.value))}
    >
      {!props.multiple && props.schema.default === undefined && <option value="">{props.placeholder || (props.required ? 'Choose' : 'None')}</option>}
      {enumOptions.map((option, index) => (
        <option key={String(option.value)} value={enumOptionValueEncoder(option.value, index, format)} disabled={enumDisabled?.includes(option.value as never)}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function Radio(props: WidgetProps) {
  const { enumOptions = [], enumDisabled } = props.options;
  return (
    <div className={props.options.inline ? 'choices choices-inline' : 'choices'} role="radiogroup" aria-labelledby={`${props.id}__label`} aria-describedby={ariaDescribedByIds(props.id)}>
      {enumOptions.map((option, index) => (
        <label key={String(option.value)} className="check-label">
          <input
            {...common(props)}
            aria-required={undefined}
            aria-describedby={undefined}
            type="radio"
            name={props.id}
            id={index === 0 ? props.id : optionId(props.id, index)}
            checked={enumOptionsIsSelected(option.value, props.value)}
            disabled={props.disabled || props.readonly || enumDisabled?.includes(option.value as never)}
            onChange={() => props.onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}

function Checkboxes(props: WidgetProps) {
  const { enumOptions = [], enumDisabled } = props.options;
  const chosen = Array.isArray(props.value) ? props.value : [];
  const toggle = (index: number, checked: boolean) =>
    props.onChange(checked ? enumOptionsSelectValue(index, chosen, enumOptions) : enumOptionsDeselectValue(index, chosen, enumOptions));
  return (
    <div className={props.options.inline ? 'choices choices-inline' : 'choices'} role="group" aria-labelledby={`${props.id}__label`} aria-describedby={ariaDescribedByIds(props.id)}>
      {enumOptions.map((option, index) => (
        <label key={String(option.value)} className="check-label">
          <input
            type="checkbox"
            id={index === 0 ? props.id : optionId(props.id, index)}
            checked={enumOptionsIsSelected(option.value, chosen)}
            disabled={props.disabled || props.readonly || enumDisabled?.includes(option.value as never)}
            onChange={(event) => toggle(index, event.target.checked)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}

/** A number on a line, or a colour: controls that show no value of their own until one is chosen. */
function Measured(props: WidgetProps & { kind: 'range' | 'color' }) {
  const { kind, schema, value } = props;
  const limits = kind === 'range' ? { min: schema.minimum ?? 0, max: schema.maximum ?? 100, step: schema.multipleOf ?? 1 } : {};
  const isSet = value !== undefined && value !== null && value !== '';
  return (
    <div className={`measured measured-${kind}`}>
      <input type={kind} {...limits} {...common(props)} value={isSet ? String(value) : kind === 'color' ? '#000000' : String(limits.min)} onChange={(event) => props.onChange(kind === 'range' ? Number(event.target.value) : event.target.value)} />
      <output htmlFor={props.id}>{isSet ? String(value) : 'Not chosen'}</output>
    </div>
  );
}

const plain = getDefaultRegistry().widgets;

export const widgets: RegistryWidgetsType = {
  RangeWidget: (props: WidgetProps) => <Measured {...props} kind="range" />,
  ColorWidget: (props: WidgetProps) => <Measured {...props} kind="color" />,
  // The three lists of the library's own have no names for a screen reader; the browser's picker makes the same value.
  AltDateWidget: plain.DateWidget!,
  AltDateTimeWidget: plain.DateTimeWidget!,
  TextareaWidget: Textarea,
  PasswordWidget: Password,
  CheckboxWidget: Checkbox,
  SelectWidget: Select,
  RadioWidget: Radio,
  CheckboxesWidget: Checkboxes,
};
