import { userOf } from '../../peers/input-user.ts';
import { needsPremiumToWrite } from '../../privacy/needs-premium.ts';
import type { UserMethod } from '../../rpc/method.ts';

/** https://core.telegram.org/method/users.getIsPremiumRequiredToContact */
export const getIsPremiumRequiredToContact: UserMethod<'users.getIsPremiumRequiredToContact'> = (
  call,
  context,
) => call.id.map(input => needsPremiumToWrite(userOf(input, context), context.viewer, context.sandbox.world));
