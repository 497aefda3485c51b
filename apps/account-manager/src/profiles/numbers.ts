import { ProfileNumbers } from '@muster/contracts';
import type { ActionLimits, Profile } from '../limits/table.ts';

/** Every number of a profile as the API shows it. */
export function toNumbers({ actions, channelPaceMs, newAccount }: Profile): ProfileNumbers {
  const limits = Object.values(actions).flatMap(action => action.limits);
  return ProfileNumbers.parse({
    limits: Object.fromEntries(limits.map(({ name, value }) => [name, value])),
    pauses: Object.fromEntries(Object.entries(actions).map(([action, rules]) => [action, toPause(rules)])),
    channelPaceSeconds: channelPaceMs / 1_000,
    newAccount,
  });
}

const toPause = ({ pauseMs: [least, most] }: ActionLimits) => ({
  leastSeconds: least / 1_000,
  mostSeconds: most / 1_000,
});
