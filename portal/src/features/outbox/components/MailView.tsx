import { useState } from 'react';
import { Tabs } from '@/components/Tabs';
import type { OutboxMessage } from '@/lib/api';

// The mail may bring styles and its own pictures, but runs nothing and fetches nothing.
const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><base target="_blank">`;

/** A mail as its reader sees it, and as plain text. */
export function MailView({ message }: { message: OutboxMessage }) {
  const [view, setView] = useState('html');
  if (!message.html) return <pre className="mail-text">{message.text}</pre>;
  return (
    <Tabs
      label="Parts of the mail"
      tabs={[
        { id: 'html', title: 'HTML' },
        { id: 'text', title: 'Text' },
      ]}
      selected={view}
      onSelect={setView}
    >
      {view === 'html' ? (
        <iframe className="mail-frame" title={`Mail: ${message.subject}`} sandbox="allow-popups allow-popups-to-escape-sandbox" srcDoc={policy + message.html} />
      ) : (
        <pre className="mail-text" tabIndex={0}>
          {message.text}
        </pre>
      )}
    </Tabs>
  );
}
