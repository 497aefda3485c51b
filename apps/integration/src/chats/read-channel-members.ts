import { Api, helpers } from 'telegram';
import { inputChannel } from '../peers/address.ts';
import { ownKey } from '../peers/channel-key.ts';
import { readPerson } from '../peers/read-person.ts';
import type { MetChat } from '../peers/repository.ts';
import { type MembersPlace, memberCursors, PAGE, placeAfter } from './members-place.ts';
import type { ReadAnswer, Reader } from './read.ts';
import type { MembersPage, ReadMembersParts } from './read-members.ts';
import { MEMBERS_HIDDEN, missOf } from './read-result.ts';

type Parts = Pick<ReadMembersParts, 'read' | 'remember'>;

/**
 * One page of the members of a supergroup or channel; the first one also asks whether they may be seen. Where not all
 * are listed it goes on by what their names begin with, so that some come again and some never.
 */
export async function readChannelMembers(
  { read, remember }: Parts,
  reader: Reader,
  chat: MetChat,
  from: MembersPlace | null,
): Promise<MembersPage> {
  const place = from ?? (await lookAtMembers({ read, remember }, reader, chat));
  if ('status' in place) return place;
  const { prefix, offset, reported } = place;
  const request = new Api.channels.GetParticipants({
    channel: inputChannel(chat),
    filter: new Api.ChannelParticipantsSearch({ q: prefix }),
    offset,
    limit: PAGE,
    hash: helpers.returnBigInt(0),
  });
  const answer = await read(reader, request);
  if (answer.status === 'throttled' && !from) {
    // What was learned is not asked again.
    return { status: 'page', people: [], nextCursor: memberCursors.write(place), reported };
  }
  if (answer.status !== 'ok') return missOrHidden(answer);
  const page = answer.value;
  if (page instanceof Api.channels.ChannelParticipantsNotModified) throw new Error('no hash was sent');
  await remember(reader.account, { users: page.users, chats: page.chats, seenIn: chat.key });
  const members = new Set(
    page.participants.flatMap(member => ('userId' in member ? member.userId.toString() : [])),
  );
  const next = placeAfter(place, { shown: page.participants.length, count: page.count });
  return {
    status: 'page',
    people: page.users.flatMap(user =>
      user instanceof Api.User && members.has(user.id.toString()) ? readPerson(user) : [],
    ),
    nextCursor: next && memberCursors.write(next),
    reported,
  };
}

/** Where the list begins, unless it is shown to admins alone: others would find only admins and bots on it. */
async function lookAtMembers(
  { read, remember }: Parts,
  reader: Reader,
  chat: MetChat,
): Promise<MembersPlace | MembersPage> {
  const full = await read(reader, new Api.channels.GetFullChannel({ channel: inputChannel(chat) }));
  if (full.status !== 'ok') return missOrHidden(full);
  const { fullChat } = full.value;
  if (!(fullChat instanceof Api.ChannelFull)) throw new Error('a channel was described as a group');
  const heard = await remember(reader.account, full.value);
  const role = heard.find(one => ownKey(one) === ownKey(chat))?.role;
  const isAdmin = role === 'creator' || role === 'admin';
  if (!fullChat.canViewParticipants || (fullChat.participantsHidden && !isAdmin)) return MEMBERS_HIDDEN;
  return { prefix: '', offset: 0, reported: fullChat.participantsCount ?? 0 };
}

function missOrHidden(answer: Exclude<ReadAnswer<unknown>, { status: 'ok' }>): MembersPage {
  const hidden = answer.status === 'failed' && answer.failure.code === 'chat_admin_required';
  return hidden ? MEMBERS_HIDDEN : missOf(answer);
}
