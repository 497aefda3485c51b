import { type BucketSize, LACKS_THE_RIGHT, type PatienceRule } from './rules.ts';

const DAY_MS = 86_400_000;

/** A call as far as patience is concerned. */
export type PatientCall = {
  readonly method: string;
  /** The account, or who else makes the call. */
  readonly who: string;
  /** The number somebody wants to log in with. */
  readonly phone: string | null;
  readonly invites: number;
  readonly strangers: number;
  /** When the account came to Telegram, in ms; null if it has long been there. */
  readonly registeredAt: number | null;
};

/** How a call ended: its error, and how many of those invited did not come in. */
export type Ending = { readonly error: string | null; readonly missing: number };

/** How much of what a rule counts is in a call; a call with nothing of it does not concern the rule. */
export function amountOf({ counts }: PatienceRule, call: PatientCall): number {
  if (counts.kind === 'invites') return call.invites;
  return counts.kind === 'strangers' ? call.strangers : 1;
}

/** What a call costs besides, once it is known how it ended; less than nothing for what was no invitation. */
export function costAfter(
  { counts }: PatienceRule,
  { invites }: PatientCall,
  { error, missing }: Ending,
): number {
  if (counts.kind === 'failures') return error !== null && counts.errors.includes(error) ? 1 : 0;
  if (counts.kind !== 'invites') return 0;
  if (error === null) return missing / 2;
  return LACKS_THE_RIGHT.has(error) ? -invites : invites / 2;
}

/** How much haste is borne from whoever makes the call: of a new account, less. */
export function bucketsFor(
  { buckets, newAccount }: PatienceRule,
  { registeredAt }: PatientCall,
  now: number,
): readonly BucketSize[] {
  if (!newAccount || registeredAt === null) return buckets;
  if (now - registeredAt >= newAccount.days * DAY_MS) return buckets;
  return buckets.map(({ burst, perMs }) => ({ burst: burst * newAccount.share, perMs }));
}
