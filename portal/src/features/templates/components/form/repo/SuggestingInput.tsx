import type { Choice } from '@/components/Combobox';
import { Combobox } from '@/components/Combobox';

interface SuggestingInputProps {
  id: string;
  value: string;
  /** Null where nothing can ever be suggested: a plain field then. */
  choices: Choice[] | null;
  disabled: boolean;
  required?: boolean | undefined;
  invalid?: boolean | undefined;
  describedBy?: string | undefined;
  placeholder?: string | undefined;
  autoFocus?: boolean | undefined;
  onChange: (value: string) => void;
  onBlur: () => void;
}

/** A text field that offers what is known; anything else may be typed, and counts as it is typed. */
export function SuggestingInput({ choices, ...props }: SuggestingInputProps) {
  if (choices) {
    const text = props.value.toLowerCase();
    const isOne = choices.some((choice) => choice.value === props.value);
    const fitting = isOne ? choices : choices.filter((choice) => choice.title.toLowerCase().includes(text));
    return <Combobox {...props} choices={fitting} live emptyText="" />;
  }
  return (
    <input
      id={props.id}
      className="input"
      value={props.value}
      placeholder={props.placeholder}
      disabled={props.disabled}
      autoFocus={props.autoFocus}
      autoComplete="off"
      spellCheck={false}
      aria-required={props.required || undefined}
      aria-invalid={props.invalid || undefined}
      aria-describedby={props.describedBy}
      onChange={(event) => props.onChange(event.target.value)}
      onBlur={props.onBlur}
    />
  );
}
