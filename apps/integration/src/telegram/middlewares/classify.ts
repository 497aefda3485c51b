import type { Logger } from '@muster/service-kit';
import { classifyError, recognise } from '../../errors/classify-error.ts';
import type { Middleware } from '../call.ts';

/** Turns whatever a call threw into a failure of the catalogue, and logs what that does not tell. */
export function classify(log: Pick<Logger, 'warn'>): Middleware {
  return async ({ method }, next) => {
    try {
      return await next();
    } catch (err) {
      const isToldInFull = recognise(err) !== null && !(err instanceof Error && err.cause);
      if (!isToldInFull) log.warn({ err, method }, 'Telegram was not asked, or its answer is not understood');
      return { status: 'failed', failure: classifyError(err) };
    }
  };
}
