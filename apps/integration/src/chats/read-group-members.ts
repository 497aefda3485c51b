import { Api } from 'telegram';
import { groupId } from '../peers/address.ts';
import { movedTo } from '../peers/read-migrations.ts';
import { readPerson } from '../peers/read-person.ts';
import type { MetChat } from '../peers/repository.ts';
import type { MembersPlace } from './members-place.ts';
import type { Reader } from './read.ts';
import { readChannelMembers } from './read-channel-members.ts';
import type { MembersPage, ReadMembersParts } from './read-members.ts';
import { MEMBERS_HIDDEN, missOf } from './read-result.ts';

/** The members of a basic group, which come all at once; where it has become a supergroup, a page of that one's. */
export async function readGroupMembers(
  { read, remember }: Pick<ReadMembersParts, 'read' | 'remember'>,
  reader: Reader,
  chat: MetChat,
  from: MembersPlace | null,
): Promise<MembersPage> {
  const answer = await read(reader, new Api.messages.GetFullChat({ chatId: groupId(chat) }));
  if (answer.status !== 'ok') return missOf(answer);
  const { fullChat, users, chats } = answer.value;
  if (!(fullChat instanceof Api.ChatFull)) throw new Error('a group was described as a channel');
  await remember(reader.account, { users, chats, seenIn: chat.key });
  const moved = movedTo(chat, chats);
  if (moved) return readChannelMembers({ read, remember }, reader, { ...chat, ...moved }, from);
  if (!(fullChat.participants instanceof Api.ChatParticipants)) return MEMBERS_HIDDEN;

  const members = new Set(fullChat.participants.participants.map(({ userId }) => userId.toString()));
  const people = users.flatMap(user =>
    user instanceof Api.User && members.has(user.id.toString()) ? readPerson(user) : [],
  );
  return { status: 'page', people, nextCursor: null, reported: members.size };
}
