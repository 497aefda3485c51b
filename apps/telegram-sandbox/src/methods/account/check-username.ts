import { isFree } from '../../chat-settings/public-name.ts';
import type { UserMethod } from '../../rpc/method.ts';

/** False if somebody has it, also oneself (assumption). https://core.telegram.org/method/account.checkUsername */
export const checkUsername: UserMethod<'account.checkUsername'> = (call, { sandbox }) =>
  isFree(call.username, sandbox.world);
