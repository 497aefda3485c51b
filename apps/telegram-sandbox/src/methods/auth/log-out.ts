import { endSession } from '../../login/end-session.ts';
import type { UserMethod } from '../../rpc/method.ts';

/** The key stays but stands for nobody any more. https://core.telegram.org/method/auth.logOut */
export const logOut: UserMethod<'auth.logOut'> = (_call, { sandbox, viewer, key }) => {
  if (key.login) endSession(viewer.id, key.login.hash, sandbox, { revoked: false, by: key });
  return { _: 'auth.loggedOut' };
};
