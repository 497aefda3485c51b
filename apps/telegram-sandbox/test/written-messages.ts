import { Api, type TelegramClient } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import type { Fixture } from './fixture.ts';
import { resolveChannel } from './gramjs-client.ts';

/** A page of a history from its newest message on. */
export const bounds = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 100, maxId: 0, minId: 0 };

let chats = 0;
/** A supergroup with its creator and one plain member, each with a client. */
export async function supergroup(telegram: Fixture, settings: { kind?: 'supergroup' | 'channel' } = {}) {
  const [owner, member] = [await telegram.newUser(), await telegram.newUser()];
  const username = `messages_chat_${++chats}`;
  await telegram.control.createChat({
    kind: settings.kind ?? 'supergroup',
    title: username,
    username,
    creatorUserId: owner.account.userId,
    members: { userIds: [member.account.userId] },
  });
  const channel = await resolveChannel(owner.client, username);
  const seenByMember = await resolveChannel(member.client, username);
  return { owner, member, channel, seenByMember };
}

/** A small group of three with its creator's and one member's client. */
export async function smallGroup(telegram: Fixture) {
  const [owner, member, other] = [
    await telegram.newUser(),
    await telegram.newUser(),
    await telegram.newAccount(),
  ];
  const { chatId } = await telegram.control.createChat({
    kind: 'group',
    title: 'Small',
    creatorUserId: owner.account.userId,
    members: { userIds: [member.account.userId, other.userId] },
  });
  return { owner, member, peer: new Api.InputPeerChat({ chatId: returnBigInt(chatId) }) };
}

/** What a list of messages says, and under which ids. */
export function listed(answer: Api.messages.TypeMessages): { id: number; text: string }[] {
  if (!('messages' in answer)) throw new Error(answer.className);
  return answer.messages.map(message => ({
    id: message.id,
    text: message instanceof Api.Message ? message.message : message.className,
  }));
}

export const textsOf = (answer: Api.messages.TypeMessages) => listed(answer).map(({ text }) => text);

export async function say(
  client: TelegramClient,
  peer: Api.TypeEntityLike,
  ...texts: string[]
): Promise<number[]> {
  const ids: number[] = [];
  for (const message of texts) ids.push((await client.sendMessage(peer, { message })).id);
  return ids;
}
