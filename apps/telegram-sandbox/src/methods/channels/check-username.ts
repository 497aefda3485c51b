import { isFree } from '../../chat-settings/public-name.ts';
import type { UserMethod } from '../../rpc/method.ts';

/** https://core.telegram.org/method/channels.checkUsername */
export const checkUsername: UserMethod<'channels.checkUsername'> = (call, { sandbox }) =>
  isFree(call.username, sandbox.world);
