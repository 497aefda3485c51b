import type { LimitedAction } from '@muster/contracts';
import { defaultProfile, type Profile } from '../../src/limits/table.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const windows = { day: DAY_MS, hour: HOUR_MS, minute: MINUTE_MS } as const;

/** Limits so small that a short history reaches every one of them. */
const small: Profile = {
  name: 'small',
  actions: {
    invite: {
      limits: [
        { name: 'invites_per_day', windowMs: windows.day, value: 4, counts: 'all' },
        { name: 'invites_per_hour', windowMs: windows.hour, value: 2, counts: 'all' },
        { name: 'invites_per_channel_per_day', windowMs: windows.day, value: 2, counts: 'channel' },
        { name: 'invites_per_channel_ever', windowMs: 0, value: 3, counts: 'channel' },
      ],
      pauseMs: [30 * SECOND_MS, 40 * SECOND_MS],
    },
    direct_message: {
      limits: [
        { name: 'direct_messages_per_day', windowMs: windows.day, value: 3, counts: 'all' },
        { name: 'direct_messages_per_hour', windowMs: windows.hour, value: 2, counts: 'all' },
        {
          name: 'direct_messages_to_strangers_per_day',
          windowMs: windows.day,
          value: 1,
          counts: 'strangers',
        },
      ],
      pauseMs: [10 * SECOND_MS, 10 * SECOND_MS],
    },
    resolve: {
      limits: [
        { name: 'resolves_per_day', windowMs: windows.day, value: 4, counts: 'all' },
        { name: 'resolves_per_hour', windowMs: windows.hour, value: 3, counts: 'all' },
        { name: 'resolves_per_minute', windowMs: windows.minute, value: 2, counts: 'all' },
      ],
      pauseMs: [0, 0],
    },
    join: {
      limits: [{ name: 'joins_per_day', windowMs: windows.day, value: 2, counts: 'all' }],
      pauseMs: [0, 0],
    },
  },
  channelPaceMs: 20 * SECOND_MS,
  newAccount: null,
};

/** Small limits on the first days of an account: 1 invite a day on the first, 2 on the second, 4 on the third. */
const smallAndNew: Profile = { ...small, name: 'small and new', newAccount: { days: 3, firstDayInvites: 1 } };

/** So few for ever that a day sees the last of them. */
const smallAndRare: Profile = {
  ...small,
  name: 'small and rare',
  actions: {
    ...small.actions,
    invite: {
      ...small.actions.invite,
      limits: [
        { name: 'invites_per_hour', windowMs: windows.hour, value: 2, counts: 'all' },
        { name: 'invites_per_channel_ever', windowMs: 0, value: 2, counts: 'channel' },
      ],
    },
  },
};

/** The rules a history is judged by, and account-manager is given. */
export const rules = {
  small,
  'small and new': smallAndNew,
  'small and rare': smallAndRare,
  default: defaultProfile,
} as const;
export type RulesName = keyof typeof rules;

/** One limit as it stands for an account of this age: a new one's day grows evenly. */
export function allowedBy(
  profile: Profile,
  limit: Profile['actions'][LimitedAction]['limits'][number],
  ageMs: number,
): number {
  const ramp = profile.newAccount;
  if (!ramp || limit.name !== 'invites_per_day') return limit.value;
  const day = Math.min(Math.max(0, Math.floor(ageMs / DAY_MS)), ramp.days - 1);
  return Math.floor(ramp.firstDayInvites + (day * (limit.value - ramp.firstDayInvites)) / (ramp.days - 1));
}
