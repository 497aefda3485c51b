import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/**
 * Confirms a login. What it sets besides is about calls and secret chats, of which there are none here.
 * https://core.telegram.org/method/account.changeAuthorizationSettings
 */
export const changeAuthorizationSettings: UserMethod<'account.changeAuthorizationSettings'> = (
  call,
  { sandbox: { keys }, viewer },
) => {
  const chosen = keys.begunBy(viewer.id).filter(({ login }) => login?.hash === call.hash);
  if (chosen.length === 0) throw new RpcError('HASH_INVALID');
  if (call.confirmed) for (const key of chosen) keys.confirm(key);
  return true;
};
