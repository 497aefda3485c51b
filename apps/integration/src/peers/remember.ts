import { clock } from '@muster/service-kit';
import type { Api } from 'telegram';
import { readChat } from './read-chat.ts';
import { readPersonPeers } from './read-person.ts';
import type { ChatPeer, PeerStore } from './repository.ts';

/** Remembers everybody and every chat an answer described; answers the chats. */
export type Remember = (
  account: { id: string; teamId: string },
  heard: { users: readonly Api.TypeUser[]; chats: readonly Api.TypeChat[]; seenIn?: string },
) => Promise<ChatPeer[]>;

export function createRemember(peers: Pick<PeerStore, 'rememberPeople' | 'rememberChats'>): Remember {
  return async (account, { users, chats, seenIn = null }) => {
    const at = new Date(clock.now());
    const known = new Map<string, ChatPeer>();
    for (const chat of chats) {
      const peer = readChat(chat);
      if (peer) known.set(peer.key, peer);
    }
    const found = [...known.values()];
    await Promise.all([
      peers.rememberPeople(account, readPersonPeers(users), seenIn, at),
      peers.rememberChats(account, found, at),
    ]);
    return found;
  };
}
