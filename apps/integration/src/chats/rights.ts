import { clock, problem } from '@muster/service-kit';
import { Api } from 'telegram';
import { refusalOf } from '../accounts/refusal.ts';
import type { Account, AccountStore } from '../accounts/repository.ts';
import type { AccountCalls } from '../connections/account-calls.ts';
import { groupId, inputChannel } from '../peers/address.ts';
import type { Remember } from '../peers/remember.ts';
import type { ChatPeer } from '../peers/repository.ts';
import type { CallResult } from '../telegram/call.ts';
import type { FindKnownChat } from './find-known-chat.ts';
import { unleased } from './read.ts';

/**
 * A right is taken as known this long, in ms. A refusal never is: whoever asks remembers it, and asks again where an
 * admin may have given the right meanwhile.
 */
const FRESH_MS = 60_000;

export type KnownRights =
  | { status: 'known'; mayInvite: boolean; checkedAt: string }
  | { status: 'unavailable'; code: string };

export type Rights = (accountId: string, channel: string) => Promise<KnownRights>;

/** Whether an account may invite in a chat; a chat it has never met is none it may invite in. */
export function createRights(parts: {
  accounts: Pick<AccountStore, 'find'>;
  findKnownChat: FindKnownChat;
  calls: AccountCalls;
  remember: Remember;
}): Rights {
  const { accounts, findKnownChat, calls, remember } = parts;
  return async (accountId, channel) => {
    const account = await accounts.find({ id: accountId });
    if (!account) throw problem('not_found');
    const now = clock.now();
    const refusal = refusalOf(account, now);
    if (refusal) return unavailable(refusal.code);
    const found = await findKnownChat(unleased(account), { kind: 'id', channel });
    if (found.status === 'throttled') return unavailable('account_busy');
    if (found.status === 'failed') return unavailable(found.failure.code);
    const chat = found.value;
    if (!chat) return known(false, now);
    const checkedAt = chat.checkedAt.getTime();
    if (chat.mayInvite && now < checkedAt + FRESH_MS) return known(true, checkedAt);

    const asked = await askForChat(calls, account, chat);
    if (asked.status === 'failed') {
      return asked.failure.code === 'channel_private' || asked.failure.code === 'channel_invalid'
        ? known(false, now)
        : unavailable(asked.failure.code);
    }
    const heard = await remember(account, { users: [], chats: asked.value });
    return known(heard.find(({ key }) => key === channel)?.mayInvite ?? false, now);
  };
}

const unavailable = (code: string): KnownRights => ({ status: 'unavailable', code });

const known = (mayInvite: boolean, checkedAtMs: number): KnownRights => ({
  status: 'known',
  mayInvite,
  checkedAt: new Date(checkedAtMs).toISOString(),
});

async function askForChat(
  calls: AccountCalls,
  account: Account,
  chat: ChatPeer,
): Promise<CallResult<Api.TypeChat[]>> {
  const request =
    chat.kind === 'group'
      ? new Api.messages.GetChats({ id: [groupId(chat)] })
      : new Api.channels.GetChannels({ id: [inputChannel(chat)] });
  const result = await calls.call(account, request);
  return result.status === 'ok' ? { status: 'ok', value: result.value.chats } : result;
}
