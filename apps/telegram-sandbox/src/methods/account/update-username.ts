import { isFree } from '../../chat-settings/public-name.ts';
import { changeProfile } from '../../profile/change-profile.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/** An empty one gives the username up. https://core.telegram.org/method/account.updateUsername */
export const updateUsername: UserMethod<'account.updateUsername'> = ({ username }, context) => {
  const { sandbox, viewer } = context;
  if (username === (viewer.username ?? '')) throw new RpcError('USERNAME_NOT_MODIFIED');
  const onlyCase = username.toLowerCase() === viewer.username?.toLowerCase();
  if (username !== '' && !onlyCase && !isFree(username, sandbox.world))
    throw new RpcError('USERNAME_OCCUPIED');
  return changeProfile({ username: username === '' ? null : username }, context);
};
