import { Facts } from '@/components/Facts';
import { SmartLink } from '@/components/SmartLink';
import { safeUrl } from '@/lib/urls';
import type { OutboxMessage } from '@/lib/api';

export interface Notice {
  info: string;
  link: string | null;
  severity: string | null;
  topic: string | null;
}

/** The parts of a notification, whose text ends with its link, severity and topic, each on a line of its own. */
export function noticeOf(text: string): Notice {
  const lines = text.split('\n');
  const take = (pattern: RegExp) => {
    const found = pattern.exec(lines.at(-1) ?? '');
    if (found) lines.pop();
    return found?.[1] ?? null;
  };
  const topic = lines.at(-2)?.startsWith('Severity: ') ? take(/^Topic: (.+)$/) : null;
  const severity = take(/^Severity: (low|normal|high|critical)$/);
  const last = lines.at(-1) ?? '';
  const link = severity && !/\s/.test(last) && safeUrl(last) ? take(/^(.+)$/) : null;
  return { info: lines.join('\n'), link, severity, topic };
}

/** A notification as plain text, with what Backstage would show beside it. */
export function NoticeView({ message }: { message: OutboxMessage }) {
  const { info, link, severity, topic } = noticeOf(message.text);
  return (
    <>
      <Facts
        className="notice-facts"
        facts={[
          ['Severity', severity],
          ['Topic', topic],
          ['Link', link && <SmartLink to={link}>{link}</SmartLink>],
        ]}
      />
      {info && <pre className="mail-text">{info}</pre>}
    </>
  );
}
