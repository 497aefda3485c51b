import type { ErrorCode, InvitationOutcome, PermitClaims } from '@muster/contracts';
import { type HashPerson, problem } from '@muster/service-kit';
import type { AccountStore } from '../accounts/repository.ts';
import type { AccountCalls, ActingAccount } from '../connections/account-calls.ts';
import type { KnownChatPeer, PeerStore, PersonPeer } from '../peers/repository.ts';
import type { ExecuteOnce, Prepare } from '../permits/execute-once.ts';
import type { Now } from '../permits/latest-time.ts';
import type { Proofs } from '../permits/proofs.ts';
import { invite } from './invite.ts';
import { outcomeOf } from './outcome.ts';

/** Nobody can be added to a broadcast channel that has more members than this: https://telegram.org/faq_channels */
const MAX_ADDED_TO_CHANNEL = 200;

export type SendInvitation = (invitation: {
  permit: string;
  channel: string;
  platformUserId: string;
}) => Promise<InvitationOutcome>;

export type SendInvitationParts = {
  proofs: Pick<Proofs, 'permit'>;
  hashPerson: HashPerson;
  executeOnce: ExecuteOnce;
  accounts: Pick<AccountStore, 'find'>;
  peers: Pick<PeerStore, 'chat' | 'person' | 'forgetPerson' | 'denyInviting'>;
  calls: AccountCalls;
};

/** Adds one person to a chat under a permit; the same permit again gives the same outcome and sends nothing. */
export function createSendInvitation(parts: SendInvitationParts): SendInvitation {
  const { proofs, hashPerson, executeOnce } = parts;
  return async ({ permit, channel, platformUserId }) => {
    const claims = await proofs.permit(permit);
    const fits =
      claims?.action === 'invite' &&
      claims.channel === channel &&
      claims.target === hashPerson(platformUserId);
    if (!claims || !fits) throw problem('permit_refused');
    const { outcome } = await executeOnce(claims, prepare(parts, claims, channel, BigInt(platformUserId)));
    if (!outcome) throw new Error('an invitation ended without an outcome');
    return outcome;
  };
}

/** Finds and opens everything the invitation needs, so that what is missing leaves the permit unused. */
function prepare(
  { accounts, peers, calls }: SendInvitationParts,
  claims: PermitClaims,
  channel: string,
  platformUserId: bigint,
): Prepare {
  return async () => {
    const account = await accounts.find({ id: claims.accountId, teamId: claims.teamId });
    if (!account) throw problem('permit_refused');
    const [chat, person] = await Promise.all([
      peers.chat(account, channel),
      peers.person(account, platformUserId),
    ]);
    if (!chat) return notSent('channel_invalid');
    // account-manager's answer may be minutes old; whatever was heard of the chat since is written here.
    if (!chat.mayInvite) return notSent('chat_admin_required');
    if (chat.kind === 'channel' && chat.memberCount > MAX_ADDED_TO_CHANNEL) {
      return notSent('channel_accepts_no_additions');
    }
    if (!person) return notSent('person_not_addressable');
    const connected = await calls.connect(account);
    if (connected.status === 'failed') return notSent(connected.failure.code);
    return { status: 'ready', send: (...when) => send({ calls, peers }, account, chat, person, when) };
  };
}

const notSent = (code: ErrorCode) => ({ status: 'not_sent', code }) as const;

async function send(
  { calls, peers }: Pick<SendInvitationParts, 'calls' | 'peers'>,
  account: ActingAccount,
  chat: KnownChatPeer,
  person: PersonPeer,
  [untilMs, now]: [untilMs: number, now: Now],
) {
  const result = await invite(calls, account, chat, person, untilMs);
  const sent = outcomeOf(result, chat, person, new Date(now()));
  const refusal = sent.outcome.outcome === 'refused' ? sent.outcome.code : null;
  if (refusal === 'person_not_addressable') await peers.forgetPerson(account, person.platformUserId);
  if (refusal === 'chat_admin_required') await peers.denyInviting(account, chat.key, sent.at);
  return sent;
}
