import type { Account } from '../accounts/repository.ts';
import { foundSince } from '../peers/found-since.ts';
import type { KnownChatPeer, PeerStore } from '../peers/repository.ts';
import type { ChatLink } from './link.ts';
import type { ReadAnswer, Reader } from './read.ts';
import type { RefreshDialogs } from './refresh-dialogs.ts';

/** The chat behind a link if the account has met it, in its list of chats or elsewhere; resolves no names. */
export type FindKnownChat = (reader: Reader, link: ChatLink) => Promise<ReadAnswer<KnownChatPeer | null>>;

export function createFindKnownChat(parts: {
  peers: Pick<PeerStore, 'chat' | 'chatByUsername'>;
  refreshDialogs: RefreshDialogs;
}): FindKnownChat {
  const { peers, refreshDialogs } = parts;
  const stored = async (account: Account, link: ChatLink) => {
    if (link.kind === 'invite') return null;
    return link.kind === 'id'
      ? peers.chat(account, link.channel)
      : peers.chatByUsername(account, link.username, foundSince());
  };
  return async (reader, link) => {
    const { account } = reader;
    const known = await stored(account, link);
    if (known || link.kind === 'invite') return { status: 'ok', value: known };
    const refreshed = await refreshDialogs(reader);
    if (refreshed.status !== 'ok') return refreshed;
    return { status: 'ok', value: refreshed.value === 'read' ? await stored(account, link) : null };
  };
}
