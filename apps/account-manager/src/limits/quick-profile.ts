import { DAY_MS, HOUR_MS, INVITES_PER_DAY, limit, MINUTE_MS, type Profile } from './table.ts';

/** For trying things out, in demo mode only: the same rules with quick numbers, against the sandbox alone. */
export const quickProfile: Profile = {
  name: 'quick',
  actions: {
    invite: {
      limits: [
        limit(INVITES_PER_DAY, DAY_MS, 10_000),
        limit('invites_per_hour', HOUR_MS, 5_000),
        limit('invites_per_channel_per_day', DAY_MS, 5_000, 'channel'),
        limit('invites_per_channel_ever', 0, 100_000, 'channel'),
      ],
      pauseMs: [100, 200],
    },
    direct_message: {
      limits: [
        limit('direct_messages_per_day', DAY_MS, 10_000),
        limit('direct_messages_per_hour', HOUR_MS, 5_000),
        limit('direct_messages_to_strangers_per_day', DAY_MS, 5_000, 'strangers'),
      ],
      pauseMs: [100, 200],
    },
    resolve: {
      limits: [
        limit('resolves_per_day', DAY_MS, 10_000),
        limit('resolves_per_hour', HOUR_MS, 2_000),
        limit('resolves_per_minute', MINUTE_MS, 200),
      ],
      pauseMs: [0, 0],
    },
    join: { limits: [limit('joins_per_day', DAY_MS, 1_000)], pauseMs: [0, 0] },
  },
  channelPaceMs: 20,
  newAccount: null,
};
