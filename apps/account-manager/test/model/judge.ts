import type { Profile } from '../../src/limits/table.ts';
import type { Grant } from './facts.ts';

/**
 * Judges what was really executed, at the moments it was: no window, pause, pace or lifetime may be exceeded.
 * @returns a sentence for each rule that was broken
 */
export function brokenRules(profile: Profile, grants: readonly Grant[]): string[] {
  const executed = grants
    .flatMap(grant => (grant.executesAt === null ? [] : [{ ...grant, at: grant.executesAt }]))
    .sort((a, b) => a.at - b.at);
  const broken: string[] = [];
  for (const [who, own] of Map.groupBy(executed, ({ person, action }) => `person ${person}: ${action}`)) {
    const action = own[0]?.action ?? 'invite';
    const { limits, pauseMs } = profile.actions[action];
    if (shortestGap(own) < pauseMs[0]) broken.push(`${who}: a pause of ${shortestGap(own)} ms`);
    for (const limit of limits) {
      const counted = limit.counts === 'strangers' ? own.filter(({ isStranger }) => isStranger) : own;
      const groups =
        limit.counts === 'channel' ? [...Map.groupBy(counted, ({ channel }) => channel).values()] : [counted];
      const windowMs = limit.windowMs === 0 ? Number.POSITIVE_INFINITY : limit.windowMs;
      for (const group of groups) {
        const exceeds = group.some(({ at }, i) => (group[i + limit.value]?.at ?? Infinity) - at < windowMs);
        if (exceeds) broken.push(`${who}: more than ${limit.value} ${limit.name}`);
      }
    }
  }
  const invites = executed.filter(({ action }) => action === 'invite');
  for (const [channel, intoIt] of Map.groupBy(invites, invite => invite.channel)) {
    const gap = shortestGap(intoIt);
    if (gap < profile.channelPaceMs) broken.push(`channel ${channel}: two invites within ${gap} ms`);
  }
  return broken;
}

const shortestGap = (sorted: readonly { at: number }[]): number =>
  Math.min(...sorted.slice(1).map(({ at }, i) => at - (sorted[i]?.at ?? at)));
