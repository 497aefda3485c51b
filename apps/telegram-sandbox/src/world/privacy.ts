/** What people decide about who may do or see it. https://core.telegram.org/api/privacy */
export const privacyKeys = [
  'invite',
  'phone',
  'foundByPhone',
  'lastSeen',
  'photo',
  'forwards',
  'calls',
  'peerToPeerCalls',
  'voiceMessages',
  'about',
  'birthday',
] as const;
export type PrivacyKey = (typeof privacyKeys)[number];

export const audiences = ['everybody', 'contacts', 'nobody'] as const;
export type Audience = (typeof audiences)[number];

/** Who may: an audience, and whom of all others it allows or refuses by name. Refused goes before allowed. */
export type PrivacyRule = {
  readonly audience: Audience;
  /** Also whoever has Premium. */
  readonly premium?: boolean;
  readonly allowed?: readonly number[];
  readonly refused?: readonly number[];
};

/** A key that is not there is as Telegram has it for a new account. */
export type Privacy = Partial<Readonly<Record<PrivacyKey, PrivacyRule>>>;

/** "By default, your number is only visible to people who you've added as contacts": https://telegram.org/faq */
const initial: Partial<Record<PrivacyKey, Audience>> = { phone: 'contacts', peerToPeerCalls: 'contacts' };

export const privacyRule = (privacy: Privacy, key: PrivacyKey): PrivacyRule =>
  privacy[key] ?? { audience: initial[key] ?? 'everybody' };
