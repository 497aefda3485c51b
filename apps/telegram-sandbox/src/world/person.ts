import type { Privacy } from './privacy.ts';

export type Person = {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string | null;
  readonly username: string | null;
  /** Digits only, with the country code. */
  readonly phone: string;
  /** The data centre where they log in and where their photo is kept. */
  readonly homeDc: number;
  readonly hasPhoto: boolean;
  readonly bot: boolean;
  readonly deleted: boolean;
  readonly banned: boolean;
  readonly premium: boolean;
  readonly privacy: Privacy;
  /** Only somebody with Premium may write to them. */
  readonly premiumMayWrite: boolean;
  /** They are in as many groups and channels as Telegram allows. */
  readonly chatsFull: boolean;
  /** Since when, in ms, they may only look: https://core.telegram.org/api/auth#frozen-accounts */
  readonly frozenSince?: number | null;
  /** When they came to Telegram, in ms; not there for those who have long been here. */
  readonly registeredAt?: number;
  readonly lastSeen: LastSeen;
  /** What they have written about themselves. */
  readonly about?: string;
};

/** Of those whose kind is rough, no moment is known to anybody. */
export type LastSeen =
  | { readonly kind: 'online' }
  | { readonly kind: 'offline'; readonly secondsAgo: number }
  | { readonly kind: 'recently' | 'lastWeek' | 'lastMonth' | 'longAgo' };

/** What can be changed about a person after they came into the world. */
export type PersonPatch = Partial<
  Pick<
    Person,
    | 'firstName'
    | 'lastName'
    | 'username'
    | 'about'
    | 'privacy'
    | 'premium'
    | 'premiumMayWrite'
    | 'chatsFull'
    | 'bot'
    | 'deleted'
    | 'banned'
    | 'frozenSince'
  >
>;
