import type { LimitedAction, StricterNumbers } from '@muster/contracts';
import type { ActionLimits, Profile } from '../limits/table.ts';

const SECOND_MS = 1_000;

/**
 * A profile with the stricter of its own numbers and these: whatever they say, nothing becomes looser.
 * @param name of the profile that comes of it
 */
export function tighten(profile: Profile, name: string, numbers: StricterNumbers): Profile {
  const { limits = {}, pauses = {}, channelPaceSeconds = 0, newAccount = {} } = numbers;
  const values = new Map<string, number>(Object.entries(limits));
  const tightenAction = (action: LimitedAction): ActionLimits => {
    const own = profile.actions[action];
    const { leastSeconds = 0, mostSeconds = 0 } = pauses[action] ?? {};
    const least = Math.max(own.pauseMs[0], leastSeconds * SECOND_MS);
    const most = Math.max(own.pauseMs[1], mostSeconds * SECOND_MS, least);
    return {
      limits: own.limits.map(limit => ({
        ...limit,
        value: Math.min(limit.value, values.get(limit.name) ?? limit.value),
      })),
      pauseMs: [least, most],
    };
  };
  return {
    name,
    actions: {
      invite: tightenAction('invite'),
      direct_message: tightenAction('direct_message'),
      resolve: tightenAction('resolve'),
      join: tightenAction('join'),
    },
    channelPaceMs: Math.max(profile.channelPaceMs, channelPaceSeconds * SECOND_MS),
    newAccount: profile.newAccount && {
      days: Math.max(profile.newAccount.days, newAccount.days ?? 0),
      firstDayInvites: Math.min(
        profile.newAccount.firstDayInvites,
        newAccount.firstDayInvites ?? Number.POSITIVE_INFINITY,
      ),
    },
  };
}
