import { Api } from 'telegram';
import { groupId } from '../peers/address.ts';
import { movedTo } from '../peers/read-migrations.ts';
import type { ChatAddress, PeerStore, PersonPeer } from '../peers/repository.ts';
import type { UseLease } from './lease.ts';
import { isMember, participantRequest } from './participant.ts';
import type { Read, Reader } from './read.ts';
import { CHAT_UNKNOWN, MEMBERS_HIDDEN, missOf, type ReadMiss } from './read-result.ts';

export type Membership = { status: 'present' } | { status: 'absent' } | ReadMiss;

export type CheckMembership = (question: {
  lease: string;
  channel: string;
  platformUserId: string;
}) => Promise<Membership>;

/** Whether a person is in a chat, asked after an ambiguous answer. */
export function createCheckMembership(parts: {
  useLease: UseLease;
  peers: Pick<PeerStore, 'chat' | 'person'>;
  read: Read;
}): CheckMembership {
  const { useLease, peers, read } = parts;
  return async ({ lease, channel, platformUserId }) => {
    const reader = await useLease(lease);
    const chat = await peers.chat(reader.account, channel);
    if (!chat) return CHAT_UNKNOWN;
    const person = await peers.person(reader.account, BigInt(platformUserId));
    if (!person) return { status: 'failed', code: 'person_not_addressable', retryAt: null };
    return chat.kind === 'group'
      ? inGroup(read, reader, chat, person)
      : inChannel(read, reader, chat, person);
  };
}

async function inChannel(
  read: Read,
  reader: Reader,
  chat: ChatAddress,
  person: PersonPeer,
): Promise<Membership> {
  const answer = await read(reader, participantRequest(chat, person));
  if (answer.status === 'failed' && answer.failure.code === 'not_a_member') {
    return { status: 'absent' };
  }
  if (answer.status !== 'ok') return missOf(answer);
  return { status: isMember(answer.value.participant) ? 'present' : 'absent' };
}

async function inGroup(
  read: Read,
  reader: Reader,
  chat: ChatAddress,
  person: PersonPeer,
): Promise<Membership> {
  const answer = await read(reader, new Api.messages.GetFullChat({ chatId: groupId(chat) }));
  if (answer.status !== 'ok') return missOf(answer);
  const { fullChat, chats } = answer.value;
  // A group that has become a supergroup lists those who were in it then.
  const moved = movedTo(chat, chats);
  if (moved) return inChannel(read, reader, moved, person);
  if (!(fullChat instanceof Api.ChatFull)) throw new Error('a group was described as a channel');
  if (!(fullChat.participants instanceof Api.ChatParticipants)) return MEMBERS_HIDDEN;
  const sought = person.platformUserId.toString();
  const present = fullChat.participants.participants.some(({ userId }) => userId.toString() === sought);
  return { status: present ? 'present' : 'absent' };
}
