import { subscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Rotation } from '../../src/rotate/rotation.ts';

export type LeapingClock = Rotation['clock'] & {
  /** Has something done before each leap, when all has happened that happens at that time; returns what ends it. */
  beforeLeap(act: () => Promise<void>): () => void;
};

/**
 * Time that runs as ours does, and leaps to the end of the next wait as soon as nobody in this process works: what
 * rotations wait for comes at once and in its order, on the busiest machine too.
 */
export function leapingClock(): LeapingClock {
  const sleepers = new Set<{ atMs: number; wake(): void }>();
  const acts = new Set<() => Promise<void>>();
  let leaptMs = 0;
  let isLeaping = false;
  const now = () => performance.timeOrigin + performance.now() + leaptMs;
  const leap = async () => {
    isLeaping = true;
    while (sleepers.size > 0) {
      await untilNobodyWorks();
      for (const act of acts) await act();
      const nextMs = Math.min(...[...sleepers].map(({ atMs }) => atMs));
      leaptMs += Math.max(0, nextMs - now());
      for (const { atMs, wake } of [...sleepers]) if (atMs <= now()) wake();
    }
    isLeaping = false;
  };
  return {
    now,
    sleepUntil: (atMs, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const end = (settle: () => void) => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', abort);
          settle();
        };
        const abort = () => end(() => reject(signal?.reason));
        const sleeper = { atMs, wake: () => end(resolve) };
        signal?.addEventListener('abort', abort, { once: true });
        sleepers.add(sleeper);
        if (!isLeaping) void leap();
      }),
    beforeLeap(act) {
      acts.add(act);
      return () => void acts.delete(act);
    },
  };
}

/** Files that are read or written, connections and addresses that are asked for, as Node names what it waits for. */
const UNDER_WAY = /Req|ConnectWrap|WriteWrap/;

/** Requests that were sent and are not answered yet, of node:http and of fetch. */
const asked = new Set<unknown>();
const Sent = z.object({ request: z.unknown() });
const requestIn = (message: unknown) => Sent.parse(message).request;
subscribe('http.client.request.start', message => {
  const request = z.object({ request: z.instanceof(ClientRequest) }).parse(message).request;
  asked.add(request);
  request.once('close', () => asked.delete(request));
});
subscribe('undici:request:create', message => void asked.add(requestIn(message)));
for (const ended of ['trailers', 'error'])
  subscribe(`undici:request:${ended}`, message => void asked.delete(requestIn(message)));

/** What has just come to its end may lead to more within these turns of the event loop. */
const TURNS = 3;

/** Resolves when nothing is under way, and some turns of the event loop have brought nothing new. */
async function untilNobodyWorks(): Promise<void> {
  let before = 0;
  for (let turns = 0; turns < TURNS; turns += 1) {
    await nextTurn();
    const { events } = performance.nodeTiming.uvMetricsInfo;
    const isUnderWay =
      asked.size > 0 || process.getActiveResourcesInfo().some(resource => UNDER_WAY.test(resource));
    if (isUnderWay) await wait(1);
    if (isUnderWay || events !== before) turns = 0;
    before = events;
  }
}
