import type { Ownership } from '../ownership/ownership.ts';
import type { Owned } from '../ownership/repository.ts';
import type { Middleware } from '../telegram/call.ts';

/** Notes that somebody uses the account, whatever comes of the call. */
export function noteUse({ id }: Owned, ownership: Pick<Ownership, 'use'>): Middleware {
  return (_call, next) => next().finally(() => ownership.use(id));
}
