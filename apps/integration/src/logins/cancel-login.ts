import { problem } from '@muster/service-kit';
import type { LoginRef } from './go-on.ts';
import type { LiveLogins } from './live-logins.ts';
import type { LoginStore } from './repository.ts';

export type CancelLogin = (login: LoginRef) => Promise<undefined>;

/** Gives an attempt up and forgets it; an account it has led to stays. */
export function createCancelLogin(parts: { logins: LoginStore; live: LiveLogins }): CancelLogin {
  const { logins, live } = parts;
  return async login => {
    if (!(await logins.remove(login))) throw problem('not_found');
    await live.end(login.id);
    return undefined;
  };
}
