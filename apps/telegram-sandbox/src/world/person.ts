/** Whom a person lets add them to groups and channels. */
export type InvitePrivacy = 'everybody' | 'contacts' | 'nobody';

export type Person = {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string | null;
  readonly username: string | null;
  /** Digits only, with the country code. */
  readonly phone: string;
  readonly bot: boolean;
  readonly deleted: boolean;
  readonly banned: boolean;
  readonly premium: boolean;
  readonly invitePrivacy: InvitePrivacy;
  /** Somebody with Premium may add them all the same. */
  readonly premiumMayInvite: boolean;
  /** Only somebody with Premium may write to them. */
  readonly premiumMayWrite: boolean;
  /** They are in as many groups and channels as Telegram allows. */
  readonly chatsFull: boolean;
  readonly lastSeen: LastSeen;
};

/** `secondsAgo` is null where only the rough class is shown, as for those who hide their time. */
export type LastSeen =
  | { readonly kind: 'online' }
  | { readonly kind: 'offline'; readonly secondsAgo: number }
  | { readonly kind: 'recently' | 'lastWeek' | 'lastMonth' | 'longAgo' };

/** What can be changed about a person after they came into the world. */
export type PersonPatch = Partial<Pick<Person, 'invitePrivacy' | 'premium' | 'deleted' | 'banned'>>;
