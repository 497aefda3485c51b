import { Api } from 'telegram';
import { groupId } from '../peers/address.ts';
import { readPerson } from '../peers/read-person.ts';
import type { ChatPeer } from '../peers/repository.ts';
import type { Reader } from './read.ts';
import type { MembersPage, ReadMembersParts } from './read-members.ts';
import { MEMBERS_HIDDEN, missOf } from './read-result.ts';

/** The members of a basic group, which come all at once. */
export async function readGroupMembers(
  { read, remember }: Pick<ReadMembersParts, 'read' | 'remember'>,
  reader: Reader,
  chat: ChatPeer,
): Promise<MembersPage> {
  const answer = await read(reader, new Api.messages.GetFullChat({ chatId: groupId(chat) }));
  if (answer.status !== 'ok') return missOf(answer);
  const { fullChat, users, chats } = answer.value;
  if (!(fullChat instanceof Api.ChatFull)) throw new Error('a group was described as a channel');
  if (!(fullChat.participants instanceof Api.ChatParticipants)) return MEMBERS_HIDDEN;
  await remember(reader.account, { users, chats, seenIn: chat.key });

  const members = new Set(fullChat.participants.participants.map(({ userId }) => userId.toString()));
  const people = users.flatMap(user =>
    user instanceof Api.User && members.has(user.id.toString()) ? readPerson(user) : [],
  );
  return { status: 'page', people, nextCursor: null, reported: members.size };
}
