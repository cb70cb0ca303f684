import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from './Icon';

let shown = 0;

interface Crumb {
  title: string;
  to: string;
}

interface PageProps {
  title: string;
  /** What the browser's tab says, when the title alone would be unclear there. */
  tab?: string;
  heading?: ReactNode;
  description?: ReactNode;
  crumbs?: Crumb[];
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of a page: its title, what one can do, and its content. Moves focus to the title when the page is new. */
export function Page({ title, tab, heading, description, crumbs, actions, children }: PageProps) {
  const headline = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    shown += 1;
    if (shown > 1) headline.current?.focus({ preventScroll: true });
  }, []);

  return (
    <>
      <title>{`${tab ?? title} · Formwork`}</title>
      <header className="page-header">
        {crumbs && <Crumbs crumbs={crumbs} />}
        <div className="page-title-row">
          <h1 ref={headline} tabIndex={-1}>
            {heading ?? title}
          </h1>
          {actions && <div className="page-actions">{actions}</div>}
        </div>
        {description && <div className="page-description">{description}</div>}
      </header>
      {children}
    </>
  );
}

function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="crumbs">
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.to}>
            <Link to={crumb.to}>{crumb.title}</Link>
            <Icon name="chevronRight" size={14} />
          </li>
        ))}
      </ol>
    </nav>
  );
}
