import { useEffect, useRef, useState } from 'react';
import { Icon } from './Icon';

interface SearchBoxProps {
  label: string;
  placeholder?: string;
  value: string;
  onSearch: (value: string) => void;
}

/** A text field that tells what was typed when the typing pauses. */
export function SearchBox({ label, placeholder, value, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  const tell = useRef(onSearch);
  tell.current = onSearch;

  useEffect(() => {
    if (value !== told.current) {
      told.current = value;
      setTyped(value);
    }
  }, [value]);

  useEffect(() => {
    if (typed === told.current) return;
    const timer = setTimeout(() => {
      told.current = typed;
      tell.current(typed);
    }, 200);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <label className="search-box">
      <span className="visually-hidden">{label}</span>
      <Icon name="search" size={16} />
      <input type="search" value={typed} placeholder={placeholder ?? label} autoComplete="off" spellCheck={false} onChange={(event) => setTyped(event.target.value)} />
    </label>
  );
}
