import { BrokenOff } from './print.ts';

/**
 * Aborts at the first Ctrl-C or SIGTERM, so that what was taken for the work is given back; the second one ends the
 * process at once.
 * @param then what there is to do after it
 */
export function interrupted(then: string): AbortSignal {
  const stopping = new AbortController();
  const stop = () => stopping.abort(new BrokenOff(then));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return stopping.signal;
}
