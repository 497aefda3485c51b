import { InvitationOutcome, type PermitClaims } from '@muster/contracts';
import { clock, type HashPerson, problem } from '@muster/service-kit';
import type { Account, AccountStore } from '../accounts/repository.ts';
import type { AddressAnew } from '../chats/address-anew.ts';
import type { LookAtChat } from '../chats/look-at-chat.ts';
import type { AccountCalls } from '../connections/account-calls.ts';
import type { MetChat, PeerStore, PersonPeer } from '../peers/repository.ts';
import { type ExecuteOnce, type Prepare, type Sent, unused } from '../permits/execute-once.ts';
import type { Now } from '../permits/latest-time.ts';
import type { Proofs } from '../permits/proofs.ts';
import { afterSilence } from './after-silence.ts';
import { invite } from './invite.ts';
import { outcomeOf, saysNothing } from './outcome.ts';

/** Nobody can be added to a broadcast channel that has so many members: https://telegram.org/faq_channels */
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
  lookAtChat: LookAtChat;
  addressAnew: AddressAnew;
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
    return InvitationOutcome.parse(outcome);
  };
}

/** Finds and opens everything the invitation needs, so that what is missing leaves the permit unused. */
function prepare(
  { accounts, peers, lookAtChat, addressAnew, calls }: SendInvitationParts,
  claims: PermitClaims,
  channel: string,
  platformUserId: bigint,
): Prepare {
  return async () => {
    const account = await accounts.find({ id: claims.accountId, teamId: claims.teamId });
    if (!account) throw problem('permit_refused');
    const [known, person] = await Promise.all([
      peers.chat(account, channel),
      peers.person(account, platformUserId),
    ]);
    const looked = known?.kind === 'group' ? await lookAtChat(account, known) : found(known);
    if (looked.status === 'failed') return unused(looked.failure.code);
    const chat = looked.value;
    // Under another key than the chat's own, the invitation would be counted where nobody looks.
    if (chat?.key !== channel) return unused('channel_invalid');
    // account-manager's answer may be minutes old; whatever was heard of the chat since is written here.
    if (!chat.mayInvite) return unused('chat_admin_required');
    if (chat.kind === 'channel' && chat.memberCount >= MAX_ADDED_TO_CHANNEL) {
      return unused('channel_accepts_no_additions');
    }
    if (!person) return unused('person_not_addressable');
    const connected = await calls.connect(account);
    if (connected.status === 'failed') return unused(connected.failure.code);
    return {
      status: 'ready',
      send: (...when) => send({ calls, peers, addressAnew }, account, chat, person, when),
    };
  };
}

const found = (chat: MetChat | null) => ({ status: 'ok', value: chat }) as const;

async function send(
  { calls, peers, addressAnew }: Pick<SendInvitationParts, 'calls' | 'peers' | 'addressAnew'>,
  account: Account,
  chat: MetChat,
  person: PersonPeer,
  [untilMs, now]: [untilMs: number, now: Now],
): Promise<Sent> {
  const invitedAtMs = clock.monotonic();
  const result = await invite(calls, account, chat, person, untilMs);
  const answeredAt = new Date(now());
  if (chat.kind === 'channel' && result.status === 'ok' && saysNothing(result.value)) {
    const callSeconds = (clock.monotonic() - invitedAtMs) / 1000;
    return afterSilence({ calls, account, chat, person, untilMs }, result.value, callSeconds, answeredAt);
  }
  const sent = outcomeOf(result, chat, person, answeredAt);
  const { at, outcome } = sent;
  if (outcome?.outcome !== 'refused') return sent;
  if (outcome.code === 'person_not_addressable') {
    return { ...sent, learn: () => peers.forgetPerson(account, person) };
  }
  if (outcome.code === 'chat_admin_required') {
    return { ...sent, learn: () => peers.denyInviting(account, chat, at) };
  }
  // With a better address the account can go on at once.
  const goesOn = outcome.code === 'channel_invalid' && (await addressAnew(account, chat));
  return goesOn ? { ...sent, outcome: { ...outcome, retryAt: at.toISOString() } } : sent;
}
