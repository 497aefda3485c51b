import { clock, problem } from '@muster/service-kit';
import { refusalOf } from '../accounts/refusal.ts';
import type { AccountStore } from '../accounts/repository.ts';
import type { FindKnownChat } from './find-known-chat.ts';
import type { LookAtChat } from './look-at-chat.ts';
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

/**
 * Whether an account may invite in a chat; a chat it has never met is none it may invite in, nor is one that is not
 * counted under the key it is asked for.
 */
export function createRights(parts: {
  accounts: Pick<AccountStore, 'find'>;
  findKnownChat: FindKnownChat;
  lookAtChat: LookAtChat;
}): Rights {
  const { accounts, findKnownChat, lookAtChat } = parts;
  return async (accountId, channel) => {
    const account = await accounts.find({ id: accountId });
    if (!account) throw problem('not_found');
    const now = clock.now();
    const refusal = refusalOf(account, now);
    if (refusal) return unavailable(refusal.code);
    const found = await findKnownChat(unleased(account), { kind: 'id', channel });
    if (found.status === 'throttled') return unavailable('reads_per_minute');
    if (found.status === 'failed') return unavailable(found.failure.code);
    const chat = found.value;
    if (chat?.key !== channel) return known(false, now);
    const checkedAt = chat.checkedAt.getTime();
    if (chat.mayInvite && now < checkedAt + FRESH_MS) return known(true, checkedAt);

    const looked = await lookAtChat(account, chat);
    if (looked.status === 'failed') {
      return looked.failure.code === 'channel_private' || looked.failure.code === 'channel_invalid'
        ? known(false, now)
        : unavailable(looked.failure.code);
    }
    return known(looked.value?.key === channel && looked.value.mayInvite, now);
  };
}

const unavailable = (code: string): KnownRights => ({ status: 'unavailable', code });

const known = (mayInvite: boolean, checkedAtMs: number): KnownRights => ({
  status: 'known',
  mayInvite,
  checkedAt: new Date(checkedAtMs).toISOString(),
});
