import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from './Icon';

export interface Choice {
  value: string;
  title: string;
  detail?: string;
}

interface ComboboxProps {
  id: string;
  value: string;
  choices: Choice[];
  loading?: boolean;
  allowAny?: boolean;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  invalid?: boolean | undefined;
  describedBy?: string | undefined;
  label?: string | undefined;
  emptyText?: string;
  autoFocus?: boolean | undefined;
  onQuery?: (text: string) => void;
  onChange: (value: string) => void;
  onBlur?: (() => void) | undefined;
}

/** An editable combobox with a list, by the WAI-ARIA pattern: arrows move, Enter takes, Escape closes, then clears. */
export function Combobox(props: ComboboxProps) {
  const { id, value, choices, allowAny = true, onChange, onQuery } = props;
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [typed, setTyped] = useState<string | null>(null);

  const titleOf = (one: string) => choices.find((choice) => choice.value === one)?.title ?? one;
  const text = typed ?? titleOf(value);
  const shown = open ? choices : [];

  const show = (index: number) => {
    setActive(index);
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const take = (choice: Choice) => {
    onChange(choice.value);
    setTyped(null);
    onQuery?.('');
    close();
  };
  const settle = () => {
    const exact = choices.find((choice) => choice.value === typed || choice.title === typed);
    if (typed !== null && typed === '') onChange('');
    else if (typed !== null && exact) onChange(exact.value);
    else if (typed !== null && allowAny) onChange(typed.trim());
    setTyped(null);
    onQuery?.('');
    close();
    props.onBlur?.();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      ArrowDown: () => (open ? show(Math.min(choices.length - 1, active + 1)) : (setOpen(true), setActive(0))),
      ArrowUp: () => (open ? show(Math.max(0, active - 1)) : (setOpen(true), setActive(choices.length - 1))),
      Escape: () => (open ? close() : (setTyped(null), onQuery?.(''), onChange(''))),
    };
    if (event.key === 'Enter' && open) {
      event.preventDefault();
      const choice = choices[active];
      if (choice) take(choice);
      else settle();
    } else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]!();
    }
  };

  return (
    <div className="combobox">
      <input
        id={id}
        className="input"
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && active >= 0 && shown[active] ? `${listId}-${active}` : undefined}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        aria-required={props.required || undefined}
        autoComplete="off"
        autoFocus={props.autoFocus}
        spellCheck={false}
        placeholder={props.placeholder}
        disabled={props.disabled}
        value={text}
        onChange={(event) => {
          setTyped(event.target.value);
          onQuery?.(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={settle}
      />
      <button type="button" className="combobox-toggle" tabIndex={-1} aria-hidden disabled={props.disabled} onMouseDown={(event) => event.preventDefault()} onClick={() => { document.getElementById(id)?.focus(); setOpen(!open); }}>
        <Icon name="chevronDown" size={16} />
      </button>
      <ul ref={list} id={listId} role="listbox" aria-label="Choices" className="combobox-list" hidden={!open || (!shown.length && !props.loading && !typed)}>
        {shown.map((choice, index) => (
          <li
            key={choice.value}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={choice.value === value}
            className={index === active ? 'active' : ''}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(choice)}
          >
            <span>{choice.title}</span>
            {choice.detail && <small>{choice.detail}</small>}
          </li>
        ))}
        {open && !shown.length && (
          <li className="combobox-nothing" role="option" aria-selected={false} aria-disabled>
            {props.loading ? 'Searching…' : (props.emptyText ?? (allowAny ? 'Nothing found; what you typed is taken as it is.' : 'Nothing found.'))}
          </li>
        )}
      </ul>
    </div>
  );
}
