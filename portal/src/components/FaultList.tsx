import type { Fault } from '@/lib/api';

/** `skeleton/README.md:3:1` for a place in a file, `line 4, /metadata/name` for one in the definition itself. */
function place({ path, line, column }: Fault): string {
  if (!path?.startsWith('/')) return `${path ?? ''}${line ? `:${line}${column ? `:${column}` : ''}` : ''}`;
  return line ? `line ${line}, ${path}` : path;
}

/** Faults with the file and the line where each is. */
export function FaultList({ faults }: { faults: Fault[] }) {
  return (
    <ul className="fault-list">
      {faults.map((fault, index) => (
        <li key={index}>
          {place(fault) && <code>{place(fault)}</code>}
          <span>{fault.message}</span>
        </li>
      ))}
    </ul>
  );
}
