import type { Fault } from '@/lib/api';

function place(fault: Fault): string {
  const line = fault.line ? `:${fault.line}${fault.column ? `:${fault.column}` : ''}` : '';
  return `${fault.path ?? ''}${line}`;
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
