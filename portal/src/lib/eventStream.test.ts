import { describe, expect, it } from 'vitest';
import { backoff, frameReader } from './eventStream';

describe('frameReader', () => {
  it('puts frames together that arrive in pieces', () => {
    const read = frameReader();

    expect(read('event: log\nda')).toEqual([]);
    expect(read('ta: {"id":1}\n\nevent: log\ndata: {"id":2}\n')).toEqual(['{"id":1}']);
    expect(read('\n')).toEqual(['{"id":2}']);
  });

  it('passes over comments and joins the lines of one event', () => {
    expect(frameReader()(': still here\n\ndata: a\r\ndata: b\r\n\r\n')).toEqual(['a\nb']);
  });
});

describe('backoff', () => {
  it('doubles with each failure up to fifteen seconds', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((failures) => backoff(failures, () => 1));

    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
  });
});
