import { Api, helpers } from 'telegram';
import { inputChannel } from '../peers/address.ts';
import { readPerson } from '../peers/read-person.ts';
import type { MetChat } from '../peers/repository.ts';
import { type MembersCursor, writeCursor } from './members-cursor.ts';
import type { ReadAnswer, Reader } from './read.ts';
import type { MembersPage, ReadMembersParts } from './read-members.ts';
import { MEMBERS_HIDDEN, missOf } from './read-result.ts';

/** As many as Telegram answers at once. */
const PAGE = 200;

/** One page of the members of a supergroup or channel; the first one also asks whether they may be seen. */
export async function readChannelMembers(
  { read, remember }: Pick<ReadMembersParts, 'read' | 'remember'>,
  reader: Reader,
  chat: MetChat,
  from: MembersCursor | null,
): Promise<MembersPage> {
  const channel = inputChannel(chat);
  const start = from ?? (await firstPage());
  if ('status' in start) return start;

  const request = new Api.channels.GetParticipants({
    channel,
    filter: new Api.ChannelParticipantsSearch({ q: '' }),
    offset: start.offset,
    limit: PAGE,
    hash: helpers.returnBigInt(0),
  });
  const answer = await read(reader, request);
  if (answer.status !== 'ok') return missOrHidden(answer);
  const page = answer.value;
  if (page instanceof Api.channels.ChannelParticipantsNotModified) throw new Error('no hash was sent');
  await remember(reader.account, { users: page.users, chats: page.chats, seenIn: chat.key });

  const members = new Set(
    page.participants.flatMap(member => ('userId' in member ? member.userId.toString() : [])),
  );
  const offset = start.offset + page.participants.length;
  const ended = page.participants.length === 0 || offset >= page.count;
  return {
    status: 'page',
    people: page.users.flatMap(user =>
      user instanceof Api.User && members.has(user.id.toString()) ? readPerson(user) : [],
    ),
    nextCursor: ended ? null : writeCursor({ offset, reported: start.reported }),
    reported: start.reported,
  };

  async function firstPage(): Promise<MembersCursor | MembersPage> {
    const full = await read(reader, new Api.channels.GetFullChannel({ channel }));
    if (full.status !== 'ok') return missOrHidden(full);
    const { fullChat } = full.value;
    if (!(fullChat instanceof Api.ChannelFull)) throw new Error('a channel was described as a group');
    if (!fullChat.canViewParticipants) return MEMBERS_HIDDEN;
    return { offset: 0, reported: fullChat.participantsCount ?? 0 };
  }
}

function missOrHidden(answer: Exclude<ReadAnswer<unknown>, { status: 'ok' }>): MembersPage {
  const hidden = answer.status === 'failed' && answer.failure.code === 'chat_admin_required';
  return hidden ? MEMBERS_HIDDEN : missOf(answer);
}
