import { createContext, useContext } from 'react';
import type { About, Me } from './api';

export interface Session {
  me: Me | null;
  about: About | null;
}

export const SessionContext = createContext<Session>({ me: null, about: null });

/** Who uses the portal, and what this Formwork is; null while it is not known. */
export function useSession(): Session {
  return useContext(SessionContext);
}
