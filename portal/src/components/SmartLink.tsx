import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { portalPath, safeUrl } from '@/lib/urls';
import { Icon } from './Icon';

/** A link that stays in this tab for the portal's own pages, and opens others in a new tab. Unsafe addresses are plain text. */
export function SmartLink({ to, children, className }: { to: string; children: ReactNode; className?: string }) {
  const url = safeUrl(to);
  if (!url) return <span className={className}>{children}</span>;
  const path = portalPath(url);
  if (path) {
    return (
      <Link to={path} className={className}>
        {children}
      </Link>
    );
  }
  return (
    <a href={url} className={className} target="_blank" rel="noreferrer noopener">
      {children}
      <Icon name="external" size={13} label="(opens in a new tab)" />
    </a>
  );
}
