import { sessionsOf } from '../../login/sessions-of.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { authorizationView } from '../../views/authorization.ts';

/** How long Telegram lets a session lie unused if its owner has chosen nothing else. */
const TTL_DAYS = 180;

/** https://core.telegram.org/method/account.getAuthorizations */
export const getAuthorizations: UserMethod<'account.getAuthorizations'> = (
  _call,
  { sandbox, viewer, key },
) => ({
  _: 'account.authorizations',
  authorization_ttl_days: TTL_DAYS,
  authorizations: sessionsOf(viewer.id, sandbox.keys).map(session =>
    authorizationView(session, {
      current: session.login?.hash === key.login?.hash,
      now: sandbox.clock.now(),
    }),
  ),
});
