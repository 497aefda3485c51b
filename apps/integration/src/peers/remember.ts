import { clock } from '@muster/service-kit';
import type { KeyStore } from './key-repository.ts';
import { readChat } from './read-chat.ts';
import { readMigrations, type TellingOfMigrations } from './read-migrations.ts';
import { type People, readSightings } from './read-person.ts';
import type { MetChat, PeerStore } from './repository.ts';

/** Remembers everybody and every chat an answer described, and what became of groups; answers the chats. */
export type Remember = (
  account: { id: string; teamId: string },
  heard: People & TellingOfMigrations,
) => Promise<MetChat[]>;

export function createRemember(parts: {
  peers: Pick<PeerStore, 'rememberPeople' | 'rememberChats' | 'forgetMoved'>;
  keys: Pick<KeyStore, 'join'>;
}): Remember {
  const { peers, keys } = parts;
  return async (account, heard) => {
    const at = new Date(clock.now());
    const migrations = readMigrations(heard);
    // First, so that each chat is answered with the key that holds from now on.
    if (migrations.length > 0) await keys.join(account, migrations, at);
    const chats = heard.chats.flatMap(chat => readChat(chat) ?? []);
    const [met] = await Promise.all([
      peers.rememberChats(account, chats, at),
      peers.rememberPeople(account, readSightings(heard), at),
    ]);
    if (migrations.length > 0) await peers.forgetMoved(account, migrations);
    return met;
  };
}
