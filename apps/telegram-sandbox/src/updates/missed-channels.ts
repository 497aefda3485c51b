import type { Tl } from '../tl/api.ts';
import type { PeersMet } from '../views/peers-met.ts';
import { isCountedInBoxes } from '../world/conversation.ts';
import type { World } from '../world/world.ts';

/**
 * What happened in the chats of an account since `date`, in seconds, that its own box does not count: where it came,
 * went or was given other rights, and in which supergroups and channels something was written or changed. What that
 * was is asked for channel by channel, from the pts each had then.
 * https://core.telegram.org/constructor/updateChannelTooLong
 */
export function missedChannels(
  date: number,
  viewerId: number,
  { channelLogs, membershipLog }: World,
  met: PeersMet,
): Tl<'Update'>[] {
  const missed: Tl<'Update'>[] = [];
  for (const chat of membershipLog.changedFor(viewerId, date * 1000)) {
    met.chat(chat);
    if (!isCountedInBoxes(chat)) missed.push({ _: 'updateChannel', channel_id: BigInt(chat.id) });
  }
  for (const { chat, log } of channelLogs.changedSince(date * 1000)) {
    if (!chat.members.has(viewerId)) continue;
    met.chat(chat);
    missed.push({ _: 'updateChannelTooLong', channel_id: BigInt(chat.id), pts: log.ptsAt(date * 1000) });
  }
  return missed;
}
