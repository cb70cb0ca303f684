import { useEffect, useState } from 'react';
import { NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { IconButton } from '@/components/Button';
import type { IconName } from '@/components/Icon';
import { Icon } from '@/components/Icon';
import { Notice } from '@/components/Notice';
import type { About, Me } from '@/lib/api';
import { native, request } from '@/lib/http';
import { SessionContext } from '@/lib/session';
import { useResource } from '@/lib/useResource';
import { Announcer } from './Announcer';
import { Footer } from './Footer';
import { RouteProblem } from './RouteProblem';
import { ThemeSwitch } from './ThemeSwitch';

const places: { to: string; title: string; icon: IconName }[] = [
  { to: '/templates', title: 'Templates', icon: 'grid' },
  { to: '/runs', title: 'Runs', icon: 'play' },
  { to: '/attention', title: 'Attention', icon: 'bell' },
  { to: '/approvals', title: 'Approvals', icon: 'check' },
  { to: '/catalog', title: 'Catalog', icon: 'box' },
  { to: '/repositories', title: 'Repositories', icon: 'branch' },
  { to: '/outbox', title: 'Outbox', icon: 'mail' },
];

/** The frame around every page. */
export function Shell({ problem = false }: { problem?: boolean }) {
  const me = useResource<Me>('me', (signal) => request(`${native}/me`, { signal }));
  const about = useResource<About>('about', (signal) => request(`${native}/about`, { signal }));
  const navigation = useNavigation();

  return (
    <SessionContext value={{ me: me.data ?? null, about: about.data ?? null }}>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <TopBar me={me.data ?? null} />
      <div className="navigation-progress" data-active={navigation.state !== 'idle'} aria-hidden />
      <main id="main" tabIndex={-1}>
        {about.data?.banner && (
          <Notice tone="warning" title="This Formwork does not keep its runs">
            {about.data.banner}
          </Notice>
        )}
        {problem ? <RouteProblem /> : <Outlet />}
      </main>
      <Footer me={me.data ?? null} about={about.data ?? null} />
      <Announcer />
      <ScrollRestoration />
    </SessionContext>
  );
}

function TopBar({ me }: { me: Me | null }) {
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => setOpen(false), [pathname]);

  return (
    <header className="top-bar">
      <div className="top-bar-inner">
        <NavLink to="/templates" className="brand" aria-label="Formwork, to the templates">
          <Logo />
          <span>Formwork</span>
        </NavLink>
        <IconButton icon={open ? 'close' : 'menu'} label={open ? 'Close the menu' : 'Open the menu'} className="menu-button" aria-expanded={open} aria-controls="places" onClick={() => setOpen(!open)} />
        <nav id="places" className="places" aria-label="Main" data-open={open} onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
          {places.map((place) => (
            <NavLink key={place.to} to={place.to}>
              <Icon name={place.icon} size={16} />
              {place.title}
            </NavLink>
          ))}
        </nav>
        <div className="top-bar-end">
          {me && (
            <NavLink to="/about" className="who" title={me.local ? 'You are the local user: no sign-in in local mode' : me.ref}>
              <Icon name="user" size={16} />
              <span>{me.name}</span>
            </NavLink>
          )}
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}

function Logo() {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden className="logo">
      <path d="M12 6H7v20h5M20 6h5v20h-5" fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round" />
      <rect x="12" y="11" width="8" height="10" rx="1.4" fill="currentColor" />
    </svg>
  );
}
