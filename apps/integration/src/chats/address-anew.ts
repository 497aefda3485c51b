import type { Logger } from '@muster/service-kit';
import type { Account, AccountStore } from '../accounts/repository.ts';
import { inTime } from '../in-time.ts';
import type { MetChat, PeerStore } from '../peers/repository.ts';
import type { FindKnownChat } from './find-known-chat.ts';
import type { LookAtChat } from './look-at-chat.ts';
import { unleased } from './read.ts';

/**
 * Whether a chat whose address Telegram has refused has another one for the account. It is looked for once: where the
 * address is still the same, it is the account that has no business there. False also where that cannot be found out
 * while somebody waits: what they wait for has been refused, and must be told.
 */
export type AddressAnew = (account: Account, refused: MetChat) => Promise<boolean>;

/** The list of an account's chats can be long; whoever waits has waited for the refusal already. In real ms. */
const SOUGHT_FOR_MS = 4_000;

export function createAddressAnew(parts: {
  accounts: Pick<AccountStore, 'noteDialogsRead'>;
  peers: Pick<PeerStore, 'forgetChat'>;
  lookAtChat: LookAtChat;
  findKnownChat: FindKnownChat;
  log: Pick<Logger, 'warn'>;
}): AddressAnew {
  const { accounts, peers, lookAtChat, findKnownChat, log } = parts;
  const seek: AddressAnew = async (account, refused) => {
    if (refused.kind === 'group') {
      // It may have become a supergroup since it was looked at.
      const looked = await lookAtChat(account, refused);
      return looked.status === 'ok' && looked.value?.kind === 'supergroup';
    }
    await peers.forgetChat(account, refused);
    // The list of its chats tells their addresses, also when it was read just now.
    await accounts.noteDialogsRead(account.id, null);
    const reader = unleased({ ...account, dialogsReadAt: null });
    const found = await findKnownChat(reader, { kind: 'id', channel: refused.key });
    return found.status === 'ok' && found.value !== null && found.value.accessHash !== refused.accessHash;
  };
  return async (account, refused) => {
    const sought = seek(account, refused).catch((err: unknown) => {
      log.warn({ err, account: account.id }, 'a chat was not addressed anew');
      return false;
    });
    return (await inTime(sought, SOUGHT_FOR_MS)) ?? false;
  };
}
