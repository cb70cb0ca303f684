import { useEffect, useRef, useState } from 'react';
import { CopyButton } from '@/components/CopyButton';
import { parseAnsi, stripAnsi } from '@/lib/ansi';
import { timeOfDay } from '@/lib/time';
import type { LogLine } from './log';

interface LogViewProps {
  lines: LogLine[];
  label: string;
  /** Keeps the newest line in view while the reader is at the end. */
  follow?: boolean;
  empty: string;
}

/** Lines of a log with the colours that tools gave them. */
export function LogView({ lines, label, follow = false, empty }: LogViewProps) {
  const view = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const length = lines.length;

  useEffect(() => {
    if (follow && atEnd && view.current) view.current.scrollTop = view.current.scrollHeight;
  }, [follow, atEnd, length]);

  if (length === 0) return <p className="hint">{empty}</p>;
  return (
    <div className="log">
      <CopyButton text={lines.map((line) => `${line.at} ${stripAnsi(line.text)}`).join('\n')} label={`Copy ${label}`} />
      <div
        ref={view}
        className="log-lines"
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={label}
        onScroll={(event) => {
          const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
          setAtEnd(scrollHeight - scrollTop - clientHeight < 24);
        }}
      >
        {lines.map((line) => (
          <div key={line.id} className="log-line" data-run={line.fromRun} data-fault={line.isFault}>
            <time dateTime={line.at}>{timeOfDay(line.at)}</time>
            <span className="log-text">
              {parseAnsi(line.text).map((span, index) =>
                span.style ? (
                  <span key={index} className={span.style}>
                    {span.text}
                  </span>
                ) : (
                  span.text
                ),
              )}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
