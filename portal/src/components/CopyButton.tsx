import { useState } from 'react';
import { announce } from '@/lib/announce';
import { Icon } from './Icon';

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
      announce('Copied.');
    } catch {
      setState('refused');
      announce('The browser did not allow copying.');
    }
    setTimeout(() => setState('idle'), 2000);
  };

  return (
    <button type="button" className="copy-button" aria-label={label} title={label} onClick={() => void copy()}>
      <Icon name={state === 'copied' ? 'check' : 'copy'} size={15} />
      <span className="copy-state" aria-hidden>
        {state === 'copied' ? 'Copied' : state === 'refused' ? 'Not allowed' : ''}
      </span>
    </button>
  );
}

/** A line of text to copy, such as a command or an address. */
export function CopyLine({ text, label }: { text: string; label: string }) {
  return (
    <div className="copy-line">
      <code tabIndex={0}>{text}</code>
      <CopyButton text={text} label={label} />
    </div>
  );
}
