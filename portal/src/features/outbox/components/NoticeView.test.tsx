import { expect, it } from 'vitest';
import { render } from '@/fixtures/render';
import outbox from '@/fixtures/outbox.json';
import type { OutboxMessage } from '@/lib/api';
import { noticeOf, NoticeView } from './NoticeView';

it('shows severity, topic, link and text of a notification', async () => {
  const message = outbox.items.find((one) => one.channel === 'notification') as unknown as OutboxMessage;

  const holder = await render(<NoticeView message={message} />);

  expect([...holder.querySelectorAll('dd')].map((value) => value.textContent?.replace('(opens in a new tab)', ''))).toEqual(['high', 'reviews', 'http://127.0.0.1:8080/repositories/demo/payments']);
  expect(holder.querySelector('pre')?.textContent).toBe('The first pull request of payments is open.\nLook at it before Friday.');
});

it('shows a notification that has nothing but its severity', () => {
  expect(noticeOf('Severity: normal')).toEqual({ info: '', link: null, severity: 'normal', topic: null });
});

it('takes no address for the link that a browser must not open', () => {
  expect(noticeOf('javascript:alert(1)\nSeverity: low')).toEqual({ info: 'javascript:alert(1)', link: null, severity: 'low', topic: null });
});

it('leaves a text alone that has no severity', () => {
  expect(noticeOf('Look here\nTopic: reviews')).toEqual({ info: 'Look here\nTopic: reviews', link: null, severity: null, topic: null });
});
