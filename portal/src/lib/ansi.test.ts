import { describe, expect, it } from 'vitest';
import { parseAnsi, stripAnsi } from './ansi';

describe('parseAnsi', () => {
  it('colours what stands between a colour code and its end', () => {
    expect(parseAnsi('\u001b[32minfo\u001b[39m: Fetching')).toEqual([
      { text: 'info', style: 'ansi-green' },
      { text: ': Fetching', style: '' },
    ]);
  });

  it('reads several codes in one sequence, and bright colours as the plain ones', () => {
    expect(parseAnsi('\u001b[1;91mFAILED\u001b[0m')).toEqual([{ text: 'FAILED', style: 'ansi-red ansi-bold' }]);
  });

  it('drops every other control sequence', () => {
    expect(stripAnsi('\u001b[2K\u001b[1Gdone \u001b]8;;https://example.org\u0007link\u001b]8;;\u0007')).toBe('done link');
  });
});
