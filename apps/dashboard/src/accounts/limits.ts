import type { LimitName } from '@muster/contracts';

/** The limits of an account that are not those of single channels, by what they limit. */
export const limitGroups = {
  invites: ['invites_per_day', 'invites_per_hour'],
  messages: ['direct_messages_per_day', 'direct_messages_per_hour', 'direct_messages_to_strangers_per_day'],
  lookups: ['resolves_per_day', 'resolves_per_hour', 'resolves_per_minute'],
  joins: ['joins_per_day'],
} as const satisfies Record<string, readonly LimitName[]>;

export type LimitGroup = keyof typeof limitGroups;

export const LIMIT_GROUPS = [
  'invites',
  'messages',
  'lookups',
  'joins',
] as const satisfies readonly LimitGroup[];
