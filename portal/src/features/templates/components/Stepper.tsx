import { Icon } from '@/components/Icon';

interface StepperProps {
  titles: string[];
  current: number;
  reached: number;
  onGo: (step: number) => void;
}

/** The pages of the form; those that were reached can be gone back to. */
export function Stepper({ titles, current, reached, onGo }: StepperProps) {
  return (
    <nav className="stepper" aria-label="Pages of the form">
      <p className="stepper-short">
        Step {current + 1} of {titles.length}
      </p>
      <ol>
        {titles.map((title, index) => {
          const done = index < reached && index !== current;
          return (
            <li key={index} data-state={index === current ? 'current' : done ? 'done' : 'open'}>
              <button type="button" disabled={index > reached} aria-current={index === current ? 'step' : undefined} onClick={() => onGo(index)}>
                <span className="stepper-mark" aria-hidden>
                  {done ? <Icon name="check" size={14} /> : index + 1}
                </span>
                <span>{title}</span>
                {done && <span className="visually-hidden">, done</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
