import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Tl, TlConstructor } from '../tl/api.ts';
import { userViews } from '../views/user.ts';
import { type PrivacyKey, type PrivacyRule, privacyRule } from '../world/privacy.ts';

const keys: Partial<Record<Tl<'InputPrivacyKey'>['_'], PrivacyKey>> = {
  inputPrivacyKeyChatInvite: 'invite',
  inputPrivacyKeyPhoneNumber: 'phone',
  inputPrivacyKeyAddedByPhone: 'foundByPhone',
  inputPrivacyKeyStatusTimestamp: 'lastSeen',
  inputPrivacyKeyProfilePhoto: 'photo',
  inputPrivacyKeyForwards: 'forwards',
  inputPrivacyKeyPhoneCall: 'calls',
  inputPrivacyKeyPhoneP2P: 'peerToPeerCalls',
  inputPrivacyKeyVoiceMessages: 'voiceMessages',
  inputPrivacyKeyAbout: 'about',
  inputPrivacyKeyBirthday: 'birthday',
};

/** The same the other way around. */
export const privacyKeyView = {
  invite: 'privacyKeyChatInvite',
  phone: 'privacyKeyPhoneNumber',
  foundByPhone: 'privacyKeyAddedByPhone',
  lastSeen: 'privacyKeyStatusTimestamp',
  photo: 'privacyKeyProfilePhoto',
  forwards: 'privacyKeyForwards',
  calls: 'privacyKeyPhoneCall',
  peerToPeerCalls: 'privacyKeyPhoneP2P',
  voiceMessages: 'privacyKeyVoiceMessages',
  about: 'privacyKeyAbout',
  birthday: 'privacyKeyBirthday',
} as const satisfies Record<PrivacyKey, Tl<'PrivacyKey'>['_']>;

/** PRIVACY_KEY_INVALID for what this Telegram does not know. */
export function privacyKeyIn(input: Tl<'InputPrivacyKey'>): PrivacyKey {
  const key = keys[input._];
  if (!key) throw new RpcError('PRIVACY_KEY_INVALID');
  return key;
}

/** Somebody's own rule for a key, the exceptions first. https://core.telegram.org/constructor/account.privacyRules */
export function privacyRulesView(
  key: PrivacyKey,
  context: UserCallContext,
): TlConstructor<'account.privacyRules'> {
  const { viewer, sandbox } = context;
  const rule = privacyRule(sandbox.world.people.get(viewer.id)?.privacy ?? viewer.privacy, key);
  const named = [...(rule.allowed ?? []), ...(rule.refused ?? [])];
  return {
    _: 'account.privacyRules',
    rules: rulesView(rule),
    chats: [],
    users: userViews(named, context),
  };
}

/** The rules of somebody, the exceptions first. */
export function rulesView({
  audience,
  premium,
  allowed = [],
  refused = [],
}: PrivacyRule): Tl<'PrivacyRule'>[] {
  const rules: Tl<'PrivacyRule'>[] = [];
  if (refused.length > 0) rules.push({ _: 'privacyValueDisallowUsers', users: refused.map(BigInt) });
  if (allowed.length > 0) rules.push({ _: 'privacyValueAllowUsers', users: allowed.map(BigInt) });
  if (premium) rules.push({ _: 'privacyValueAllowPremium' });
  if (audience === 'everybody') return [...rules, { _: 'privacyValueAllowAll' }];
  if (audience === 'contacts') rules.push({ _: 'privacyValueAllowContacts' });
  return [...rules, { _: 'privacyValueDisallowAll' }];
}
