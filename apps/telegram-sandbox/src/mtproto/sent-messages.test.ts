import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { SentMessages } from './sent-messages.ts';

const message = (id: bigint, size = 8) => ({ id, seqNo: 1, body: Buffer.alloc(size) });

describe('what a client has not acknowledged', () => {
  it('is found by its id, and an answer by the call, until it is acknowledged', () => {
    const sent = new SentMessages();
    sent.keep(message(1n), 100n);
    sent.keep(message(3n));
    expect([sent.get(3n)?.id, sent.answerTo(100n)?.id, sent.answerTo(3n)]).toEqual([3n, 1n, null]);
    sent.acknowledge([1n, 1n, 77n]);
    expect([sent.get(1n), sent.answerTo(100n), sent.all().length]).toEqual([null, null, 1]);
  });

  it('is forgotten from the oldest on when it grows too large, but never all of it', () => {
    const sent = new SentMessages();
    for (let id = 1n; id <= 200n; id++) sent.keep(message(id), id);
    expect(sent.all().length).toBeLessThan(100);
    expect(sent.answerTo(1n)).toBe(null);
    expect(sent.answerTo(200n)?.id).toBe(200n);
    sent.keep(message(201n, 2 ** 20));
    expect(sent.all().map(({ id }) => id)).toEqual([201n]);
  });

  it('forgets what was pushed before it forgets an answer, and remembers which answers it had to forget', () => {
    const sent = new SentMessages();
    sent.keep(message(1n), 100n);
    sent.keep(message(2n), 200n);
    for (let id = 3n; id <= 300n; id++) sent.keep(message(id));
    expect([sent.answerTo(100n)?.id, sent.answerTo(200n)?.id, sent.get(3n)]).toEqual([1n, 2n, null]);
    sent.acknowledge([2n]);
    sent.keep(message(301n, 2 ** 20));
    expect([sent.evicted(100n), sent.evicted(200n)]).toEqual([true, false]);
  });
});
