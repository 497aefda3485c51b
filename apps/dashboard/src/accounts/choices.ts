import type { AccountState } from '@muster/contracts';

/** Those that need a person first, those that work last. */
export const ACCOUNT_STATES = [
  'logged_out',
  'banned',
  'frozen',
  'paused',
  'peer_flood',
  'flood_wait',
  'active',
] as const satisfies readonly AccountState[];

/** How accounts are listed; what needs a person first, unless chosen otherwise. */
export const ACCOUNT_ORDERS = ['urgent', 'name', 'newest'] as const;
export type AccountOrder = (typeof ACCOUNT_ORDERS)[number];

/** The tabs of one account. */
export const ACCOUNT_TABS = ['limits', 'channels', 'profile'] as const;
export type AccountTab = (typeof ACCOUNT_TABS)[number];

const isOneOf =
  <const T>(choices: readonly T[]) =>
  (value: unknown): value is T =>
    choices.some(choice => choice === value);

export const isAccountState = isOneOf(ACCOUNT_STATES);
export const isAccountOrder = isOneOf(ACCOUNT_ORDERS);
export const isAccountTab = isOneOf(ACCOUNT_TABS);
