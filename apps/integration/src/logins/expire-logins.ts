import { clock } from '@muster/service-kit';
import type { LiveLogins } from './live-logins.ts';
import type { TellLogin } from './move-login.ts';
import type { LoginStore } from './repository.ts';

/** Ends attempts whose time is over, and says so to whoever watches them. */
export type ExpireLogins = () => Promise<void>;

export function createExpireLogins(parts: {
  logins: Pick<LoginStore, 'expire'>;
  live: Pick<LiveLogins, 'endExpired'>;
  tell: TellLogin;
}): ExpireLogins {
  const { logins, live, tell } = parts;
  return async () => {
    const now = clock.now();
    const expired = await logins.expire(new Date(now));
    await Promise.all([live.endExpired(now), ...expired.map(tell)]);
  };
}
