import { useEffect, useState } from 'react';
import { onAnnouncement } from '@/lib/announce';

/** Where announcements are written for screen readers. */
export function Announcer() {
  const [said, setSaid] = useState({ text: '', number: 0 });
  useEffect(() => onAnnouncement((text) => setSaid((before) => ({ text, number: before.number + 1 }))), []);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      <span key={said.number}>{said.text}</span>
    </div>
  );
}
