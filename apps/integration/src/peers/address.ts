import { Api, helpers } from 'telegram';
import type { ChatPeer, PersonPeer } from './repository.ts';

const { returnBigInt } = helpers;

/** How Telegram wants to be told of a person. */
export const inputUser = ({ platformUserId, accessHash }: PersonPeer): Api.InputUser =>
  new Api.InputUser({ userId: returnBigInt(platformUserId), accessHash: returnBigInt(accessHash) });

export const inputPeerUser = ({ platformUserId, accessHash }: PersonPeer): Api.InputPeerUser =>
  new Api.InputPeerUser({ userId: returnBigInt(platformUserId), accessHash: returnBigInt(accessHash) });

/** How Telegram wants to be told of a supergroup or channel. */
export const inputChannel = ({ platformChatId, accessHash }: ChatPeer): Api.InputChannel =>
  new Api.InputChannel({
    channelId: returnBigInt(platformChatId),
    accessHash: returnBigInt(accessHash ?? 0n),
  });

/** How Telegram wants to be told of a basic group. */
export const groupId = ({ platformChatId }: ChatPeer) => returnBigInt(platformChatId);
