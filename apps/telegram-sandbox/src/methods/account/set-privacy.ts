import { findUser } from '../../peers/input-user.ts';
import { privacyKeyIn, privacyRulesView } from '../../privacy/privacy-view.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import type { Tl } from '../../tl/api.ts';
import type { Audience, PrivacyRule } from '../../world/privacy.ts';

/**
 * One's own settings. Of the rules for groups, bots and close friends, and of that against contacts, this Telegram
 * knows none: PRIVACY_VALUE_INVALID. https://core.telegram.org/method/account.setPrivacy
 */
export const setPrivacy: UserMethod<'account.setPrivacy'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const key = privacyKeyIn(call.key);
  const patch = { privacy: { [key]: ruleIn(call.rules, context) } };
  sandbox.world.commit({ type: 'person-changed', id: viewer.id, patch }, session);
  return privacyRulesView(key, context);
};

function ruleIn(rules: readonly Tl<'InputPrivacyRule'>[], context: UserCallContext): PrivacyRule {
  let audience: Audience = 'nobody';
  let premium = false;
  const allowed: number[] = [];
  const refused: number[] = [];
  for (const rule of rules) {
    switch (rule._) {
      case 'inputPrivacyValueAllowAll':
        audience = 'everybody';
        break;
      case 'inputPrivacyValueAllowContacts':
        if (audience === 'nobody') audience = 'contacts';
        break;
      case 'inputPrivacyValueAllowPremium':
        premium = true;
        break;
      case 'inputPrivacyValueAllowUsers':
        allowed.push(...rule.users.flatMap(input => findUser(input, context)?.id ?? []));
        break;
      case 'inputPrivacyValueDisallowUsers':
        refused.push(...rule.users.flatMap(input => findUser(input, context)?.id ?? []));
        break;
      case 'inputPrivacyValueDisallowAll':
        break;
      default:
        throw new RpcError('PRIVACY_VALUE_INVALID');
    }
  }
  return { audience, premium, allowed, refused };
}
