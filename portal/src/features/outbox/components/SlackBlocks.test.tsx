import { expect, it } from 'vitest';
import { render } from '@/fixtures/render';
import outbox from '@/fixtures/outbox.json';
import { MailView } from './MailView';
import type { OutboxMessage } from '@/lib/api';
import { SlackBlocks } from './SlackBlocks';

it('draws the blocks of a message', async () => {
  const holder = await render(<SlackBlocks blocks={outbox.items[0]!.blocks} />);

  expect(holder.querySelector('h3')?.textContent).toBe('✅ payments was made');
  expect(holder.querySelectorAll('.slack-fields > div')).toHaveLength(4);
  expect([...holder.querySelectorAll('.slack-button')].map((button) => button.textContent)).toEqual(['Open the run', 'Repository']);
});

it('shows a mail in a frame that runs nothing and fetches nothing', async () => {
  const holder = await render(<MailView message={outbox.items[1] as unknown as OutboxMessage} />);
  const frame = holder.querySelector('iframe')!;

  expect(frame.getAttribute('sandbox')).not.toContain('allow-scripts');
  expect(frame.getAttribute('sandbox')).not.toContain('allow-same-origin');
  expect(frame.getAttribute('srcdoc')).toContain("default-src 'none'");
});
