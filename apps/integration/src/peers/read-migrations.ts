import { Api } from 'telegram';
import { channelKey } from './channel-key.ts';
import type { ChatAddress } from './repository.ts';

/** A basic group and the supergroup it has become, by their own keys. */
export type Migration = { group: string; supergroup: string };

/** What may tell of one: the group itself, the supergroup in full, and what the members of either are told. */
export type TellingOfMigrations = {
  chats: readonly Api.TypeChat[];
  fullChat?: Api.TypeChatFull;
  messages?: readonly Api.TypeMessage[];
};

type LongId = { toString(): string };

/** The migrations that an answer tells of. https://core.telegram.org/api/channel#migration */
export function readMigrations({ chats, fullChat, messages = [] }: TellingOfMigrations): Migration[] {
  const told = chats.flatMap(chat =>
    chat instanceof Api.Chat && chat.migratedTo instanceof Api.InputChannel
      ? migration(chat.id, chat.migratedTo.channelId)
      : [],
  );
  if (fullChat instanceof Api.ChannelFull && fullChat.migratedFromChatId) {
    told.push(migration(fullChat.migratedFromChatId, fullChat.id));
  }
  return [...told, ...messages.flatMap(message => toldBy(message) ?? [])];
}

function toldBy(message: Api.TypeMessage): Migration | null {
  if (!(message instanceof Api.MessageService)) return null;
  const { action, peerId } = message;
  if (action instanceof Api.MessageActionChatMigrateTo && peerId instanceof Api.PeerChat) {
    return migration(peerId.chatId, action.channelId);
  }
  if (action instanceof Api.MessageActionChannelMigrateFrom && peerId instanceof Api.PeerChannel) {
    return migration(action.chatId, peerId.channelId);
  }
  return null;
}

const migration = (groupId: LongId, supergroupId: LongId): Migration => ({
  group: channelKey('group', BigInt(groupId.toString())),
  supergroup: channelKey('supergroup', BigInt(supergroupId.toString())),
});

/** Where a basic group has gone, for the account that was told; null for every chat that is where it was. */
export function movedTo(at: ChatAddress, chats: readonly Api.TypeChat[]): ChatAddress | null {
  if (at.kind !== 'group') return null;
  for (const chat of chats) {
    if (!(chat instanceof Api.Chat) || chat.id.toString() !== at.platformChatId.toString()) continue;
    const to = chat.migratedTo;
    if (!(to instanceof Api.InputChannel)) return null;
    const platformChatId = BigInt(to.channelId.toString());
    return { kind: 'supergroup', platformChatId, accessHash: BigInt(to.accessHash.toString()) };
  }
  return null;
}
