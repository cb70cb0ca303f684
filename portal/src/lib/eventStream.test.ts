import { describe, expect, it, vi } from 'vitest';
import { backoff, followRun, frameReader } from './eventStream';

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

describe('followRun', () => {
  const event = (id: number) => `event: log\ndata: ${JSON.stringify({ id, type: 'log', createdAt: '', body: { message: `${id}` } })}\n\n`;
  const answer = (text: string) => new Response(text, { headers: { 'content-type': 'text/event-stream' } });

  it('goes on after the last event when the connection breaks, and gives each event once', async () => {
    vi.useFakeTimers();
    const asked: string[] = [];
    const answers = [answer(event(1) + event(2)), null, answer(event(2) + event(3))];
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(url);
      const next = answers.shift();
      if (!next) throw new TypeError('network');
      return next;
    });
    const seen: number[] = [];
    const connected: boolean[] = [];

    followRun('r', 0, { onEvents: (events) => seen.push(...events.map((one) => one.id)), onConnected: (now) => connected.push(now), isDone: () => answers.length === 0 });
    for (let step = 0; step < 40; step += 1) await vi.advanceTimersByTimeAsync(500);

    expect(seen).toEqual([1, 2, 3]);
    expect(asked).toEqual(['/api/scaffolder/v2/tasks/r/eventstream', '/api/scaffolder/v2/tasks/r/eventstream?after=2', '/api/scaffolder/v2/tasks/r/eventstream?after=2']);
    expect(connected).toEqual([true, false, true]);
  });
});
