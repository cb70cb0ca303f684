import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { announce } from '@/lib/announce';
import { count } from '@/lib/strings';
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
  /** Whether what is typed is taken although it is none of the choices. */
  allowAny?: boolean;
  /** What is typed counts at once, not only when the field is left. */
  live?: boolean;
  /** Leaving the field takes the choice that the arrow keys have reached. */
  takesActive?: boolean;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  invalid?: boolean | undefined;
  describedBy?: string | undefined;
  label?: string | undefined;
  /** What stands in the list when there is no choice; an empty text shows no list. */
  emptyText?: string | undefined;
  autoFocus?: boolean | undefined;
  /** How many choices there are, those included that are not loaded. */
  total?: number | undefined;
  /** Loads more choices; null when all are there. */
  onMore?: (() => void) | null | undefined;
  onQuery?: ((text: string) => void) | undefined;
  onChange: (value: string) => void;
  /** Backspace in the empty field. */
  onErase?: (() => void) | undefined;
  onBlur?: (() => void) | undefined;
}

const nearEnd = (list: HTMLElement) => list.scrollTop + list.clientHeight > list.scrollHeight - 80;

/** An editable combobox with a list, by the WAI-ARIA pattern: arrows move, Enter takes, Escape closes, then clears. */
export function Combobox(props: ComboboxProps) {
  const { id, value, choices, allowAny = true, onChange, onQuery, onMore } = props;
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);

  // What was taken may be beyond what the list shows later.
  const [taken, setTaken] = useState<Choice | null>(null);

  const titleOf = (one: string) => [...choices, taken].find((choice) => choice?.value === one)?.title ?? one;
  const text = typed ?? titleOf(value);
  const shown = open ? choices : [];
  const active = shown.findIndex((choice) => choice.value === marked);

  const found = props.total ?? choices.length;
  useEffect(() => {
    if (open && !props.loading) announce(`${count(found, 'choice')}.`);
  }, [open, props.loading, found]);

  const show = (index: number) => {
    setOpen(true);
    setMarked(choices[index]?.value ?? null);
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
    if (index >= choices.length - 1) onMore?.();
  };
  const close = () => {
    setOpen(false);
    setMarked(null);
  };
  const pick = (choice: Choice) => {
    setTaken(choice);
    onChange(choice.value);
  };
  const take = (choice: Choice) => {
    pick(choice);
    setTyped(null);
    onQuery?.('');
    close();
  };
  const settle = () => {
    const reached = props.takesActive ? shown[active] : undefined;
    const exact = reached ?? choices.find((choice) => choice.value === typed || choice.title === typed);
    if (reached) pick(reached);
    else if (typed !== null && typed === '') onChange('');
    else if (typed !== null && exact) pick(exact);
    else if (typed !== null && allowAny) onChange(typed.trim());
    setTyped(null);
    onQuery?.('');
    close();
    props.onBlur?.();
  };
  const enter = (next: string) => {
    setTyped(next);
    onQuery?.(next);
    if (props.live) onChange(next.trim());
    setOpen(true);
    setMarked(null);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      ArrowDown: () => show(open ? Math.min(choices.length - 1, active + 1) : 0),
      ArrowUp: () => show(open && active !== -1 ? Math.max(0, active - 1) : choices.length - 1),
      Escape: () => (open ? close() : (setTyped(null), onQuery?.(''), onChange(''))),
    };
    if (event.key === 'Backspace' && text === '') props.onErase?.();
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
        onChange={(event) => enter(event.target.value)}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={settle}
      />
      <button type="button" className="combobox-toggle" tabIndex={-1} aria-hidden disabled={props.disabled} onMouseDown={(event) => event.preventDefault()} onClick={() => { document.getElementById(id)?.focus(); setOpen(!open); }}>
        <Icon name="chevronDown" size={16} />
      </button>
      <div className="combobox-popup" hidden={!open || (!shown.length && (props.emptyText === '' || (!props.loading && !typed && !props.emptyText)))}>
        <ul ref={list} id={listId} role="listbox" aria-label="Choices" className="combobox-list" onScroll={(event) => nearEnd(event.currentTarget) && onMore?.()}>
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
        {shown.length > 0 && props.total !== undefined && props.total > shown.length && (
          <p className="combobox-more">
            {shown.length} of {count(props.total, 'choice')} shown. Type to narrow them down.
          </p>
        )}
      </div>
    </div>
  );
}
