import type { Person } from '@muster/contracts';
import { Api } from 'telegram';
import { channelKey } from './channel-key.ts';
import type { Sighting } from './repository.ts';

/** The people an answer of Telegram described. */
export type People = {
  users: readonly Api.TypeUser[];
  messages?: readonly Api.TypeMessage[];
  /** The chat whose people these are. */
  seenIn?: string;
};

/**
 * How an account that was shown these people can address them. A `min` description carries no usable access hash; its
 * person is addressed by a message of theirs, if there is one among those that came with it.
 */
export function readSightings({ users, messages = [], seenIn }: People): Sighting[] {
  const written = messagesByAuthor(messages);
  const sightings = new Map<string, Sighting>();
  for (const user of users) {
    if (!(user instanceof Api.User)) continue;
    const id = user.id.toString();
    const accessHash = user.min || !user.accessHash ? null : BigInt(user.accessHash.toString());
    const message = written.get(id);
    if (accessHash === null && !message) continue;
    sightings.set(id, {
      platformUserId: BigInt(id),
      accessHash,
      seenIn: message?.seenIn ?? seenIn ?? null,
      messageId: message?.messageId ?? null,
    });
  }
  return [...sightings.values()];
}

/** A message in a chat each person wrote; messages between two people lead to nobody else. */
function messagesByAuthor(messages: readonly Api.TypeMessage[]) {
  const written = new Map<string, { seenIn: string; messageId: number }>();
  for (const message of messages) {
    if (!(message instanceof Api.Message) || !(message.fromId instanceof Api.PeerUser)) continue;
    const seenIn = keyOf(message.peerId);
    if (seenIn !== null) written.set(message.fromId.userId.toString(), { seenIn, messageId: message.id });
  }
  return written;
}

function keyOf(peer: Api.TypePeer): string | null {
  if (peer instanceof Api.PeerChat) return channelKey('group', BigInt(peer.chatId.toString()));
  if (peer instanceof Api.PeerChannel) return channelKey('supergroup', BigInt(peer.channelId.toString()));
  return null;
}

/** A person as a list of members shows them. */
export function readPerson(user: Api.User): Person {
  return {
    platformUserId: user.id.toString(),
    username: user.username ?? null,
    firstName: user.firstName ?? '',
    lastName: user.lastName ?? null,
    premium: user.premium ?? false,
    bot: user.bot ?? false,
    deleted: user.deleted ?? false,
  };
}
