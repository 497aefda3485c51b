import { type ErrorCode, type PermitClaims, PlatformId } from '@muster/contracts';
import { type HashPerson, problem } from '@muster/service-kit';
import { Api } from 'telegram';
import type { Account } from '../accounts/repository.ts';
import { missOfLookup, type ReadFailed } from '../chats/read-result.ts';
import type { AccountCalls } from '../connections/account-calls.ts';
import type { Remember } from '../peers/remember.ts';
import type { ExecuteOnce, Sent } from '../permits/execute-once.ts';
import { failedCall, refusedFor } from '../permits/failed-call.ts';
import { normalizePersonLink, type PersonLink } from './person-link.ts';
import type { NameStore } from './repository.ts';

/** A person as Telegram is asked for them; their id alone says nothing to it. */
export type Name = Exclude<PersonLink, { kind: 'id' }>;

export type LookUpPerson = (
  account: Account,
  name: Name,
  claims: PermitClaims,
) => Promise<{ status: 'found'; platformUserId: string } | ReadFailed>;

/** What is remembered of a name that leads to nobody who can be invited. */
const LEADS_NOWHERE: readonly ErrorCode[] = [
  'username_not_found',
  'phone_not_found',
  'user_is_bot',
  'user_deactivated',
];

/**
 * Asks Telegram whom a name leads to, once under one permit, and remembers the answer for the account. Nobody is added
 * to its contacts for that.
 * @throws a problem `permit_refused` when the permit is for something else
 */
export function createLookUpPerson(parts: {
  hashPerson: HashPerson;
  executeOnce: ExecuteOnce;
  calls: AccountCalls;
  remember: Remember;
  names: Pick<NameStore, 'remember'>;
}): LookUpPerson {
  const { hashPerson, executeOnce, calls, remember, names } = parts;

  const ask = async (account: Account, name: Name, untilMs: number, at: () => Date): Promise<Sent> => {
    const result = await calls.call(account, requestFor(name), untilMs);
    if (result.status === 'failed') return failedCall(result.failure, at());
    const { peer, users, chats } = result.value;
    const learn = () => remember(account, { users, chats });
    const id = peer instanceof Api.PeerUser ? peer.userId.toString() : null;
    const user = users.find(one => one.id.toString() === id);
    // A name may also be a chat's.
    if (!(user instanceof Api.User)) return { ...refusedFor('username_not_found', at()), learn };
    if (user.bot) return { ...refusedFor('user_is_bot', at()), learn };
    if (user.deleted) return { ...refusedFor('user_deactivated', at()), learn };
    return { state: 'done', outcome: null, found: user.id.toString(), at: at(), learn };
  };

  return async (account, name, claims) => {
    const nameKey = hashPerson(normalizePersonLink(name));
    const fits = claims.action === 'resolve' && claims.accountId === account.id && claims.target === nameKey;
    if (!fits) throw problem('permit_refused');
    const { outcome, found } = await executeOnce(claims, async () => {
      const connected = await calls.connect(account);
      if (connected.status === 'failed') return { status: 'not_sent', code: connected.failure.code };
      return {
        status: 'ready',
        async send(untilMs, now) {
          const sent = await ask(account, name, untilMs, () => new Date(now()));
          const lookedUp = lookedUpIn(sent);
          const learn = async () => {
            await sent.learn?.();
            if (lookedUp) await names.remember(account, nameKey, lookedUp, sent.at);
          };
          return { ...sent, learn };
        },
      };
    });
    const id = PlatformId.safeParse(found);
    if (id.success) return { status: 'found', platformUserId: id.data };
    return missOfLookup(outcome, 'username_not_found');
  };
}

const requestFor = (name: Name) =>
  name.kind === 'username'
    ? new Api.contacts.ResolveUsername({ username: name.username })
    : new Api.contacts.ResolvePhone({ phone: name.phone });

function lookedUpIn({ outcome, found }: Sent) {
  if (found !== undefined) return { platformUserId: BigInt(found) };
  const code = outcome?.outcome === 'refused' ? LEADS_NOWHERE.find(one => one === outcome.code) : undefined;
  return code ? { code } : null;
}
