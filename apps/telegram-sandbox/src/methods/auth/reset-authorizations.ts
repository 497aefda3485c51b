import { endSession } from '../../login/end-session.ts';
import { checkMayEndOthers } from '../../login/may-end-others.ts';
import { sessionsOf } from '../../login/sessions-of.ts';
import type { UserMethod } from '../../rpc/method.ts';

/** Ends all other sessions: SESSION_REVOKED for them. https://core.telegram.org/method/auth.resetAuthorizations */
export const resetAuthorizations: UserMethod<'auth.resetAuthorizations'> = (_call, context) => {
  const { sandbox, viewer, key } = context;
  checkMayEndOthers(context);
  for (const { login } of sessionsOf(viewer.id, sandbox.keys)) {
    if (login && login.hash !== key.login?.hash)
      endSession(viewer.id, login.hash, sandbox, { revoked: true });
  }
  return true;
};
