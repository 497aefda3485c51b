import { clock } from '@muster/service-kit';
import type { Api } from 'telegram';
import { readChat } from './read-chat.ts';
import { type People, readSightings } from './read-person.ts';
import type { ChatPeer, PeerStore } from './repository.ts';

/** Remembers everybody and every chat an answer described; answers the chats. */
export type Remember = (
  account: { id: string; teamId: string },
  heard: People & { chats: readonly Api.TypeChat[] },
) => Promise<ChatPeer[]>;

export function createRemember(peers: Pick<PeerStore, 'rememberPeople' | 'rememberChats'>): Remember {
  return async (account, { chats, ...people }) => {
    const at = new Date(clock.now());
    const known = new Map<string, ChatPeer>();
    for (const chat of chats) {
      const peer = readChat(chat);
      if (peer) known.set(peer.key, peer);
    }
    const found = [...known.values()];
    await Promise.all([
      peers.rememberPeople(account, readSightings(people), at),
      peers.rememberChats(account, found, at),
    ]);
    return found;
  };
}
