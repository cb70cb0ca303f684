import type { Finding } from '@/lib/api';
import { count } from '@/lib/strings';

const looks = { error: ['Error', 'tone-bad'], warning: ['Warning', 'tone-warning'], info: ['Note', 'tone-neutral'] } as const;
const weights = { error: 0, warning: 1, info: 2 };

/** `template.yaml:14:9`, or only the file when the line is not known. */
function place({ file, line, column }: Finding): string {
  return [file, line || null, line && column ? column : null].filter((part) => part !== null && part !== 0).join(':');
}

/** `2 errors, 1 note`. */
export function summary(findings: Finding[]): string {
  const number = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).length;
  const parts = [
    [number('error'), 'error'],
    [number('warning'), 'warning'],
    [number('info'), 'note'],
  ] as const;
  return parts
    .filter(([many]) => many > 0)
    .map(([many, word]) => count(many, word))
    .join(', ');
}

/** What lint says of a template, the heaviest first. */
export function FindingList({ findings }: { findings: Finding[] }) {
  const sorted = [...findings].sort((one, other) => weights[one.severity] - weights[other.severity]);
  return (
    <ul className="findings">
      {sorted.map((finding, index) => {
        const [word, tone] = looks[finding.severity];
        return (
          <li key={index}>
            <span className={`badge ${tone}`}>{word}</span>
            <div>
              <p>{finding.message}</p>
              <p className="finding-place">
                <code>{place(finding)}</code> <span>{finding.rule}</span>
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
