import type { Middleware } from '../call.ts';
import { CallDeadlineExceeded } from '../lost.ts';

/** Gives a call up after `deadlineMs` of real time: the client itself waits for ever. */
export function deadline(deadlineMs: number): Middleware {
  return async (call, next) => {
    const { promise: exceeded, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      reject(new CallDeadlineExceeded());
      call.abandon.abort();
    }, deadlineMs);
    try {
      return await Promise.race([next(), exceeded]);
    } finally {
      clearTimeout(timer);
    }
  };
}
