import { privacyKeyIn, privacyRulesView } from '../../privacy/privacy-view.ts';
import type { UserMethod } from '../../rpc/method.ts';

/** https://core.telegram.org/method/account.getPrivacy */
export const getPrivacy: UserMethod<'account.getPrivacy'> = (call, context) =>
  privacyRulesView(privacyKeyIn(call.key), context);
