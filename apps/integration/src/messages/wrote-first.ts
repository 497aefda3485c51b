import { Api, helpers } from 'telegram';
import type { AccountCalls, ActingAccount } from '../connections/account-calls.ts';
import { inputPeerUser } from '../peers/address.ts';
import type { PersonPeer } from '../peers/repository.ts';
import type { CallResult } from '../telegram/call.ts';

/** As many messages as Telegram answers at once. */
const NEWEST = 100;

/**
 * Whether a person wrote to this account, as its newest messages with them show. Somebody who did not answer to that
 * many counts as a stranger, on the safe side.
 */
export async function wroteFirst(
  calls: AccountCalls,
  account: ActingAccount,
  person: PersonPeer,
): Promise<CallResult<boolean>> {
  const request = new Api.messages.GetHistory({
    peer: inputPeerUser(person),
    offsetId: 0,
    offsetDate: 0,
    addOffset: 0,
    limit: NEWEST,
    maxId: 0,
    minId: 0,
    hash: helpers.returnBigInt(0),
  });
  const result = await calls.call(account, request);
  if (result.status === 'failed') return result;
  const messages = 'messages' in result.value ? result.value.messages : [];
  // That somebody has joined Telegram is told as a message too, of another kind.
  const value = messages.some(message => message instanceof Api.Message && !message.out);
  return { status: 'ok', value };
}
