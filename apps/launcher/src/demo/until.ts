import { setTimeout as wait } from 'node:timers/promises';

const pollMs = 250;

/** Asks again and again until the answer fits. @throws after `timeoutMs` */
export async function until<T>(
  ask: () => Promise<T>,
  fits: (answer: T) => boolean,
  timeoutMs: number,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`nothing more happened within ${timeoutMs / 1000} s`);
    await wait(pollMs);
  }
}
