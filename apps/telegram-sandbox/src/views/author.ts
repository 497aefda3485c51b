import type { Tl } from '../tl/api.ts';
import type { Message } from '../world/message.ts';

/** Under whose name a message stands: a person's, or that of a chat for its channel and its anonymous admins. */
export const peerOfAuthor = ({ fromId, asChatId }: Pick<Message, 'fromId' | 'asChatId'>): Tl<'Peer'> =>
  asChatId === undefined
    ? { _: 'peerUser', user_id: BigInt(fromId) }
    : { _: 'peerChannel', channel_id: BigInt(asChatId) };
