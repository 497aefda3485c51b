import { type ChatRights, waitReasons } from '@muster/contracts';
import { clock, problem } from '@muster/service-kit';
import { Api } from 'telegram';
import { refusalOf } from '../accounts/refusal.ts';
import type { Account, AccountStore } from '../accounts/repository.ts';
import type { TelegramFailure } from '../errors/failure.ts';
import { problemOf } from '../errors/problem-of.ts';
import { groupId, inputChannel } from '../peers/address.ts';
import { ownKey } from '../peers/channel-key.ts';
import type { KeyStore } from '../peers/key-repository.ts';
import { movedTo } from '../peers/read-migrations.ts';
import type { Remember } from '../peers/remember.ts';
import type { ChatAddress, ChatPeer, KnownChatPeer, MetChat, PeerStore } from '../peers/repository.ts';
import { expectChatLink } from './expect-chat-link.ts';
import type { FindKnownChat } from './find-known-chat.ts';
import type { ChatLink } from './link.ts';
import { type Read, type ReadAnswer, unleased } from './read.ts';
import type { UsedUp } from './reads-budget.ts';
import type { ResolveForUser } from './resolve-for-user.ts';

export type CheckChannel = (question: {
  accountId: string;
  teamId: string;
  channel: string;
}) => Promise<ChatRights>;

/**
 * What an account is and may do in a chat, asked by a person: always fresh from Telegram. Whatever invites into the chat
 * later does so under the key that is answered here, so here is where it is decided.
 */
export function createCheckChannel(parts: {
  accounts: Pick<AccountStore, 'find'>;
  peers: Pick<PeerStore, 'chat'>;
  findKnownChat: FindKnownChat;
  resolveForUser: ResolveForUser;
  read: Read;
  remember: Remember;
  keys: Pick<KeyStore, 'decide'>;
}): CheckChannel {
  const { accounts, peers, findKnownChat, resolveForUser, read, remember, keys } = parts;

  const find = async (account: Account, link: ChatLink): Promise<KnownChatPeer> => {
    const known = valueOrProblem(await findKnownChat(unleased(account), link));
    if (known) return known;
    // Only who has met a chat can address it by its id: there may well be one, but not for this account.
    if (link.kind === 'id') throw problem('channel_private');
    const channel = await resolveForUser(account, link);
    const chat = await peers.chat(account, channel);
    if (!chat) throw problem('chat_not_found');
    return chat;
  };

  /** All there is to be read of a chat; of a basic group that has moved, of the supergroup it became. */
  const readInFull = async (account: Account, at: ChatAddress): Promise<InFull> => {
    const full = valueOrProblem(await read(unleased(account), fullChatOf(at)));
    const heard = await remember(account, full);
    const moved = movedTo(at, full.chats);
    return moved ? readInFull(account, moved) : { at, full, heard };
  };

  return async ({ accountId, teamId, channel }) => {
    const account = await accounts.find({ id: accountId, teamId });
    if (!account) throw problem('not_found');
    const link = expectChatLink(channel);
    const refusal = refusalOf(account, clock.now());
    if (refusal) throw toProblem(refusal);
    const known = await find(account, link);
    const { at, full, heard } = await readInFull(account, known);
    const chat = heard.find(one => ownKey(one) === ownKey(at));
    // Telegram describes it to the account no more: what was known of its rights there is over.
    if (!chat) throw problem('channel_private');
    const key = await keys.decide(account, ownKey(chat), new Date(clock.now()));
    return present(key, chat, membersOf(full.fullChat) ?? known.memberCount);
  };
}

type InFull = { at: ChatAddress; full: Api.messages.ChatFull; heard: MetChat[] };

/** @throws the failure as the problem of the answer */
function valueOrProblem<T>(answer: ReadAnswer<T>): T {
  if (answer.status === 'failed') throw toProblem(answer.failure);
  if (answer.status === 'throttled') throw tooManyReads(answer);
  return answer.value;
}

function tooManyReads({ perMinute, used, retryAt }: UsedUp) {
  const name = 'reads_per_minute';
  return problem('account_limit_reached', {
    retryAfterSeconds: Math.max(0, Math.ceil((retryAt.getTime() - clock.now()) / 1000)),
    limit: { name, message: waitReasons[name], value: perMinute, used, nextAt: retryAt.toISOString() },
  });
}

/** The chat is known: if it cannot be addressed any more, the account has left it or was thrown out. */
const toProblem = (failure: TelegramFailure) =>
  problemOf(failure.code === 'channel_invalid' ? { ...failure, code: 'channel_private' } : failure);

const fullChatOf = (chat: ChatAddress) =>
  chat.kind === 'group'
    ? new Api.messages.GetFullChat({ chatId: groupId(chat) })
    : new Api.channels.GetFullChannel({ channel: inputChannel(chat) });

function membersOf(full: Api.TypeChatFull): number | undefined {
  if (full instanceof Api.ChannelFull) return full.participantsCount;
  return full.participants instanceof Api.ChatParticipants
    ? full.participants.participants.length
    : undefined;
}

const present = (channel: string, chat: ChatPeer, members: number): ChatRights => ({
  channel,
  role: chat.role,
  permissions: chat.permissions,
  mayInvite: chat.mayInvite,
  title: chat.title,
  members,
  kind: chat.kind,
});
