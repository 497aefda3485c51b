import type { Tl } from '../tl/api.ts';
import type { PeersMet } from '../views/peers-met.ts';
import type { World } from '../world/world.ts';

/**
 * The supergroups and channels of an account in which something happened since `date`, in seconds. What it was is
 * asked for channel by channel, from the pts each had then. https://core.telegram.org/constructor/updateChannelTooLong
 */
export function missedChannels(
  date: number,
  viewerId: number,
  { channelLogs }: World,
  met: PeersMet,
): Tl<'Update'>[] {
  const missed: Tl<'Update'>[] = [];
  for (const { chat, log } of channelLogs.changedSince(date * 1000)) {
    if (!chat.members.has(viewerId)) continue;
    met.chat(chat);
    missed.push({ _: 'updateChannelTooLong', channel_id: BigInt(chat.id), pts: log.ptsAt(date * 1000) });
  }
  return missed;
}
