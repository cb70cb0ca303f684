import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';
import { Icon, type IconName } from './Icon';

interface Look {
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: IconName;
  small?: boolean;
}

const classes = ({ look = 'plain', small }: Look, extra?: string) => ['button', `button-${look}`, small && 'button-small', extra].filter(Boolean).join(' ');

type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement> & { busy?: boolean; children: ReactNode };

/** A button that stays focusable while it is busy and says so. */
export function Button({ look, icon, small, busy, children, className, type = 'button', onClick, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classes({ ...(look && { look }), ...(small && { small }) }, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? <span className="spinner" aria-hidden /> : icon && <Icon name={icon} size={16} />}
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({ look, icon, small, children, className, ...rest }: Look & LinkProps) {
  return (
    <Link className={classes({ ...(look && { look }), ...(small && { small }) }, className)} {...rest}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </Link>
  );
}

/** A button that is only a picture; its label is what a screen reader says and what a pointer shows. */
export function IconButton({ icon, label, className, ...rest }: { icon: IconName; label: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" className={['icon-button', className].filter(Boolean).join(' ')} aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
