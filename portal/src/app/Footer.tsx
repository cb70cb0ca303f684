import { Link } from 'react-router';
import { SmartLink } from '@/components/SmartLink';
import type { About, Me } from '@/lib/api';

/** What this Formwork is and who one is here. */
export function Footer({ me, about }: { me: Me | null; about: About | null }) {
  return (
    <footer className="footer">
      <div className="footer-inner">
        <span>
          Formwork{about ? ` ${about.version}` : ''}
        </span>
        {me?.local && (
          <span>
            You are the local user <strong>{me.name}</strong>: there is no sign-in in local mode.
          </span>
        )}
        <span className="footer-links">
          {about?.temporalUiUrl && <SmartLink to={about.temporalUiUrl}>Temporal</SmartLink>}
          <Link to="/about">About</Link>
        </span>
      </div>
    </footer>
  );
}
