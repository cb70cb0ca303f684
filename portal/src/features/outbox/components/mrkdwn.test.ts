import { describe, expect, it } from 'vitest';
import { firstLine, parseMrkdwn } from './mrkdwn';

const text = (words: string) => ({ type: 'text', text: words });

describe('parseMrkdwn', () => {
  it('reads bold, italic, struck and code', () => {
    expect(parseMrkdwn('*Ada* _made_ ~it~ `now`')).toEqual([
      { type: 'bold', pieces: [text('Ada')] },
      text(' '),
      { type: 'italic', pieces: [text('made')] },
      text(' '),
      { type: 'strike', pieces: [text('it')] },
      text(' '),
      { type: 'code', text: 'now' },
    ]);
  });

  it('reads links, mentions and escaped characters', () => {
    expect(parseMrkdwn('<https://example.org|Run> for <@U1|ada> in <#C1|general> &lt;3')).toEqual([
      { type: 'link', url: 'https://example.org', text: 'Run' },
      text(' for '),
      { type: 'mention', text: '@ada' },
      text(' in '),
      { type: 'mention', text: '#general' },
      text(' <3'),
    ]);
  });

  it('leaves marks inside words alone', () => {
    expect(parseMrkdwn('a_b_c 2*3*4 snake_case_name')).toEqual([text('a_b_c 2*3*4 snake_case_name')]);
  });

  it('reads quotes and blocks of code', () => {
    expect(parseMrkdwn('said:\n&gt; one\n&gt; two\n```x *y*```')).toEqual([text('said:\n'), { type: 'quote', pieces: [text('one\ntwo')] }, { type: 'block', text: 'x *y*' }]);
  });
});

it('calls a message by its first line without markup', () => {
  expect(firstLine('*payments* is <https://example.org|there>\nmore')).toBe('payments is there');
});
