import { describe, expect, it } from 'vitest';
import { click, render } from '@/fixtures/render';
import type { RunOutput } from '@/lib/api';
import { linksOf, OutputLinks, OutputTexts, textsOf } from './OutputView';

const output = (value: unknown) => value as RunOutput;

describe('OutputLinks', () => {
  it('leads entity refs to their page in the catalog, under the title of the link', async () => {
    const holder = await render(<OutputLinks output={output({ links: [{ title: 'Open it', entityRef: 'component:default/payments', icon: 'catalog' }] })} links={[]} made={[]} />);

    const link = holder.querySelector('a');
    expect(link?.textContent).toBe('Open it');
    expect(link?.getAttribute('href')).toBe('/catalog/component/default/payments');
  });

  it('makes no link of an address that runs a script', async () => {
    const holder = await render(<OutputLinks output={output({ links: [{ title: 'Click', url: 'javascript:alert(1)' }] })} links={[]} made={[]} />);

    expect(holder.querySelector('a')).toBeNull();
    expect(holder.textContent).toContain('Click');
  });
});

describe('linksOf', () => {
  it('leaves out what is no link, whatever an expression made', () => {
    expect(linksOf(output({ links: 'https://example.org' }))).toEqual([]);
    expect(linksOf(output({ links: ['x', null, { title: 'nowhere' }, { url: 'https://example.org', title: 7 }] }))).toEqual([{ url: 'https://example.org', title: '7' }]);
    expect(linksOf(null)).toEqual([]);
  });
});

describe('OutputTexts', () => {
  it('begins with the text that the template chose, and shows the others on demand', async () => {
    const texts = textsOf(output({ text: [{ title: 'One', content: '**first**' }, { title: 'Two', content: 'second', default: true }, { title: 'Empty' }] }));
    const holder = await render(<OutputTexts texts={texts} />);

    expect(holder.querySelector('.markdown')?.textContent).toBe('second');
    await click(holder.querySelector('button'));
    expect(holder.querySelector('.markdown strong')?.textContent).toBe('first');
    expect(holder.querySelectorAll('button')).toHaveLength(2);
  });

  it('shows content that is no text as it is', () => {
    expect(textsOf(output({ text: [{ content: { a: 1 } }] }))[0]!.content).toBe('{"a":1}');
  });
});
