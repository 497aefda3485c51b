import type { UserMethod } from '../../rpc/method.ts';

/** The key stays but stands for nobody any more. https://core.telegram.org/method/auth.logOut */
export const logOut: UserMethod<'auth.logOut'> = (_call, { sandbox, key }) => {
  sandbox.keys.logOut(key, { revoked: false });
  return { _: 'auth.loggedOut' };
};
