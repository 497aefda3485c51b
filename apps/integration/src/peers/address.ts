import { Api, helpers } from 'telegram';
import type { TelegramFailure } from '../errors/failure.ts';
import type { ChatAddress, PersonPeer } from './repository.ts';

const { returnBigInt } = helpers;

/** How Telegram wants to be told of a person. */
export function inputUser(person: PersonPeer): Api.TypeInputUser {
  const userId = returnBigInt(person.platformUserId);
  if (person.accessHash !== null) {
    return new Api.InputUser({ userId, accessHash: returnBigInt(person.accessHash) });
  }
  const { chat, messageId: msgId } = person;
  return new Api.InputUserFromMessage({ peer: inputPeerChat(chat), msgId, userId });
}

/** The same where somebody may also be a chat. */
export function inputPeerUser(person: PersonPeer): Api.TypeInputPeer {
  const userId = returnBigInt(person.platformUserId);
  if (person.accessHash !== null) {
    return new Api.InputPeerUser({ userId, accessHash: returnBigInt(person.accessHash) });
  }
  const { chat, messageId: msgId } = person;
  return new Api.InputPeerUserFromMessage({ peer: inputPeerChat(chat), msgId, userId });
}

/** What a failure means where this person was addressed: the message by which they were may be gone. */
export function asAddressed(failure: TelegramFailure, { accessHash }: PersonPeer): TelegramFailure {
  const isGone = accessHash === null && failure.platformError === 'MSG_ID_INVALID';
  return isGone ? { ...failure, code: 'person_not_addressable', certainty: 'refused' } : failure;
}

/** How Telegram wants to be told of a supergroup or channel. */
export const inputChannel = ({ platformChatId, accessHash }: ChatAddress): Api.InputChannel =>
  new Api.InputChannel({
    channelId: returnBigInt(platformChatId),
    accessHash: returnBigInt(accessHash ?? 0n),
  });

/** How Telegram wants to be told of a basic group. */
export const groupId = ({ platformChatId }: ChatAddress) => returnBigInt(platformChatId);

/** The same where a chat may also be somebody. */
export function inputPeerChat(chat: ChatAddress): Api.TypeInputPeer {
  if (chat.kind === 'group') return new Api.InputPeerChat({ chatId: groupId(chat) });
  const { channelId, accessHash } = inputChannel(chat);
  return new Api.InputPeerChannel({ channelId, accessHash });
}
