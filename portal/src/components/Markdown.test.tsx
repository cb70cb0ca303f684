import { describe, expect, it } from 'vitest';
import { render } from '@/fixtures/render';
import { Markdown } from './Markdown';

describe('Markdown', () => {
  it('formats text, with headings below those of the page', async () => {
    const holder = await render(<Markdown text={'# Title\n\nSome **bold** text\n\n- one\n- two'} />);

    expect(holder.querySelector('h3')?.textContent).toBe('Title');
    expect(holder.querySelector('strong')?.textContent).toBe('bold');
    expect(holder.querySelectorAll('li')).toHaveLength(2);
  });

  it('shows HTML as text and makes no link that runs a script', async () => {
    const holder = await render(<Markdown text={'<img src=x onerror=alert(1)> [click](javascript:alert(1)) <script>alert(1)</script>'} />);

    expect(holder.querySelector('img, script, a')).toBeNull();
    expect(holder.textContent).toContain('<script>');
  });

  it('never fetches a picture: it is a link', async () => {
    const holder = await render(<Markdown text="![Diagram](https://example.org/x.png)" />);

    expect(holder.querySelector('img')).toBeNull();
    expect(holder.querySelector('a')?.getAttribute('href')).toBe('https://example.org/x.png');
  });
});
