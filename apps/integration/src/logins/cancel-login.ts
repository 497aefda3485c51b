import { clock, problem } from '@muster/service-kit';
import type { LoginRef } from './go-on.ts';
import type { LiveLogins } from './live-logins.ts';
import type { LoginFeed } from './move-login.ts';
import { presentLogin } from './present.ts';
import type { LoginStore } from './repository.ts';
import { OPEN } from './state.ts';

export type CancelLogin = (login: LoginRef) => Promise<undefined>;

/** Gives an attempt up and forgets it; an account it has led to stays. */
export function createCancelLogin(parts: {
  logins: Pick<LoginStore, 'find' | 'remove'>;
  live: LiveLogins;
  feed: LoginFeed;
}): CancelLogin {
  const { logins, live, feed } = parts;

  const remove = async (login: LoginRef) => {
    const row = await logins.find(login);
    if (!row) throw problem('not_found');
    await live.end(login.id);
    if (!(await logins.remove(login))) throw problem('not_found');
    if (!OPEN.some(state => state === row.state)) return;
    const cancelled = { ...row, state: 'failed', problem: 'login_cancelled' } as const;
    await feed.publish(login.id, 'login', presentLogin(cancelled, clock.now()));
  };

  return async login => {
    // After the step that is under way: it may connect an account.
    await (live.inTurn(login.id, () => remove(login)) ?? remove(login));
    return undefined;
  };
}
