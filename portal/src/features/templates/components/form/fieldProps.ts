import { ariaDescribedByIds, getUiOptions, type FieldProps } from '@rjsf/utils';

/** The parts of a field's properties that every field of ours needs. */
export function fieldParts(props: FieldProps) {
  const id = props.fieldPathId.$id;
  const options = getUiOptions(props.uiSchema) as Record<string, unknown>;
  const invalid = (props.rawErrors?.length ?? 0) > 0;
  return {
    id,
    options,
    invalid,
    describedBy: ariaDescribedByIds(id),
    placeholder: typeof options.placeholder === 'string' ? options.placeholder : undefined,
    disabled: Boolean(props.disabled || props.readonly),
    change: (value: unknown) => props.onChange(value, props.fieldPathId.path),
    blur: () => props.onBlur(id, props.formData),
  };
}

export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
