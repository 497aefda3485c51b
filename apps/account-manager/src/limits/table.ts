import { DEFAULT_PROFILE, type LimitedAction, type LimitName } from '@muster/contracts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** One limit: at most `value` actions within any `windowMs`, or ever where that is 0. */
export type Limit = {
  name: string;
  windowMs: number;
  value: number;
  /** All of them, those into one channel, or those to people who never wrote first. */
  counts: 'all' | 'channel' | 'strangers';
  /** What `value` will be from these moments (ms) on, next first, where it grows. */
  grows?: readonly { at: number; value: number }[];
};

/** What holds for one action of one person. */
export type ActionLimits = {
  limits: readonly Limit[];
  /** Drawn anew for each permit, evenly between the two, in ms; both 0 for none. */
  pauseMs: readonly [least: number, most: number];
};

export type Profile = {
  name: string;
  actions: Readonly<Record<LimitedAction, ActionLimits>>;
  /** Between two invites into one channel, by all accounts together, in ms. */
  channelPaceMs: number;
  /** Invites a day grow evenly over these days from the first connection of the person. */
  newAccount: { days: number; firstDayInvites: number } | null;
};

/** One line of a table. */
export const limit = (
  name: LimitName,
  windowMs: number,
  value: number,
  counts: Limit['counts'] = 'all',
): Limit => ({
  name,
  windowMs,
  value,
  counts,
});

/** The limit that a new account's ramp lowers. */
export const INVITES_PER_DAY = 'invites_per_day' satisfies LimitName;

/** The table of the design, which is the default profile. Every other profile may only be stricter. */
export const defaultProfile: Profile = {
  name: DEFAULT_PROFILE,
  actions: {
    invite: {
      limits: [
        limit(INVITES_PER_DAY, DAY_MS, 30),
        limit('invites_per_hour', HOUR_MS, 2),
        limit('invites_per_channel_per_day', DAY_MS, 15, 'channel'),
        limit('invites_per_channel_ever', 0, 200, 'channel'),
      ],
      pauseMs: [600_000, 900_000],
    },
    direct_message: {
      limits: [
        limit('direct_messages_per_day', DAY_MS, 40),
        limit('direct_messages_per_hour', HOUR_MS, 4),
        limit('direct_messages_to_strangers_per_day', DAY_MS, 10, 'strangers'),
      ],
      pauseMs: [300_000, 600_000],
    },
    resolve: {
      limits: [
        limit('resolves_per_day', DAY_MS, 100),
        limit('resolves_per_hour', HOUR_MS, 20),
        limit('resolves_per_minute', MINUTE_MS, 5),
      ],
      pauseMs: [0, 0],
    },
    join: { limits: [limit('joins_per_day', DAY_MS, 5)], pauseMs: [0, 0] },
  },
  channelPaceMs: 20_000,
  newAccount: { days: 14, firstDayInvites: 3 },
};
