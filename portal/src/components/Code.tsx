import { CopyButton } from './CopyButton';

/** Text as it is, such as YAML, scrollable by keyboard. */
export function Code({ text, label, copy = true }: { text: string; label: string; copy?: boolean }) {
  return (
    <div className="code">
      {copy && <CopyButton text={text} label={`Copy ${label}`} />}
      <pre tabIndex={0} role="region" aria-label={label}>
        <code>{text}</code>
      </pre>
    </div>
  );
}
