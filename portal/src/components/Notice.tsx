import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

export type Tone = 'info' | 'good' | 'warning' | 'bad' | 'neutral';

const icons: Record<Tone, IconName> = { info: 'info', good: 'check', warning: 'warning', bad: 'close', neutral: 'info' };

interface NoticeProps {
  tone: Tone;
  title?: ReactNode;
  /** Whether the title is a heading of the page. */
  heading?: boolean;
  icon?: IconName;
  actions?: ReactNode;
  /** `alert` for what interrupts, `status` for what may wait; none for what was there from the start. */
  role?: 'alert' | 'status';
  children?: ReactNode;
}

/** Something that the user should know about the page or the run. */
export function Notice({ tone, title, heading, icon, actions, role, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <span className="notice-icon">
        <Icon name={icon ?? icons[tone]} />
      </span>
      <div className="notice-body">
        {title && (heading ? <h2 className="notice-title">{title}</h2> : <p className="notice-title">{title}</p>)}
        {children && <div className="notice-text">{children}</div>}
        {actions && <div className="notice-actions">{actions}</div>}
      </div>
    </div>
  );
}
