import type { PermitClaims } from '@muster/contracts';
import { type HashPerson, problem } from '@muster/service-kit';
import { Api } from 'telegram';
import type { Account } from '../accounts/repository.ts';
import type { AccountCalls } from '../connections/account-calls.ts';
import { failure, type TelegramFailure } from '../errors/failure.ts';
import { ownKey } from '../peers/channel-key.ts';
import { readChat } from '../peers/read-chat.ts';
import type { Remember } from '../peers/remember.ts';
import type { ExecuteOnce, Sent } from '../permits/execute-once.ts';
import { failedCall } from '../permits/failed-call.ts';
import type { Now } from '../permits/latest-time.ts';
import type { CallResult } from '../telegram/call.ts';
import { normalizeChatLink, type ResolvableLink } from './link.ts';
import { missOfLookup, type ReadFailed } from './read-result.ts';

export type ResolveLink = (
  account: Account,
  link: ResolvableLink,
  claims: PermitClaims,
) => Promise<{ status: 'found'; channel: string } | ReadFailed>;

/** What a permit to resolve a link names as its target. */
export const resolveTarget = (hashPerson: HashPerson, link: ResolvableLink): string =>
  hashPerson(normalizeChatLink(link));

/**
 * Asks Telegram which chat is behind a link, once under one permit, and remembers it for the account.
 * @throws a problem `permit_refused` when the permit is for something else
 */
export function createResolveLink(parts: {
  hashPerson: HashPerson;
  executeOnce: ExecuteOnce;
  calls: AccountCalls;
  remember: Remember;
}): ResolveLink {
  const { hashPerson, executeOnce, calls, remember } = parts;
  return async (account, link, claims) => {
    const fits =
      claims.action === 'resolve' &&
      claims.accountId === account.id &&
      claims.target === resolveTarget(hashPerson, link);
    if (!fits) throw problem('permit_refused');
    const { outcome, found } = await executeOnce(claims, async () => {
      const connected = await calls.connect(account);
      if (connected.status === 'failed') return { status: 'not_sent', code: connected.failure.code };
      const send = async (untilMs: number, now: Now): Promise<Sent> => {
        const answer = await lookUp(callUntil(calls, account, untilMs), link);
        const at = new Date(now());
        if (answer.status === 'failed') return missed(answer.failure, at);
        const learn = () => remember(account, answer.value);
        const [chat] = answer.value.chats.flatMap(one => readChat(one) ?? []);
        if (chat) return { state: 'done', outcome: null, found: ownKey(chat), at, learn };
        return { ...missed(failure(answer.value.instead ?? 'chat_not_found', 'refused'), at), learn };
      };
      return { status: 'ready', send };
    });
    if (found !== null) return { status: 'found', channel: found };
    return missOfLookup(outcome, 'chat_not_found');
  };
}

/** Whom and which chats the answer describes, and what the link leads to where that is no chat. */
type Found = {
  users: Api.TypeUser[];
  chats: Api.TypeChat[];
  instead?: 'link_to_person' | 'link_to_bot' | 'channel_private';
};

/** Sends a request of the lookup, in time or not at all. */
type Ask = <R extends Api.AnyRequest>(request: R) => Promise<CallResult<R['__response']>>;

const callUntil =
  (calls: AccountCalls, account: Account, untilMs: number): Ask =>
  request =>
    calls.call(account, request, untilMs);

async function lookUp(ask: Ask, link: ResolvableLink): Promise<CallResult<Found>> {
  if (link.kind === 'invite') return lookUpInvite(ask, link.hash);
  const { username } = link;
  const result = await ask(new Api.contacts.ResolveUsername({ username }));
  if (result.status === 'failed') return result;
  const { peer, users, chats } = result.value;
  if (!(peer instanceof Api.PeerUser)) {
    const isShut = chats.some(chat => chat instanceof Api.ChannelForbidden);
    return { status: 'ok', value: { users, chats, ...(isShut && { instead: 'channel_private' }) } };
  }
  // What chats there are in the answer that person has to do with, at most.
  const owner = users.find(({ id }) => id.eq(peer.userId));
  const isBot = owner instanceof Api.User && owner.bot === true;
  return { status: 'ok', value: { users, chats: [], instead: isBot ? 'link_to_bot' : 'link_to_person' } };
}

async function lookUpInvite(ask: Ask, hash: string): Promise<CallResult<Found>> {
  const result = await ask(new Api.messages.CheckChatInvite({ hash }));
  if (result.status === 'failed') return result;
  if (result.value instanceof Api.ChatInvite || !readChat(result.value.chat)) {
    return { status: 'failed', failure: failure('channel_private', 'refused') };
  }
  return { status: 'ok', value: { users: [], chats: [result.value.chat] } };
}

/** A lookup that found nothing has still been made, and counts. */
const missed = (why: TelegramFailure, at: Date): Sent =>
  failedCall(why, at, why.code === 'username_not_found' ? 'chat_not_found' : why.code);
