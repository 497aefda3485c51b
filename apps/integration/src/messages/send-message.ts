import { randomBytes } from 'node:crypto';
import { MessageOutcome, type PermitClaims } from '@muster/contracts';
import { type HashPerson, problem } from '@muster/service-kit';
import { Api, helpers } from 'telegram';
import type { AccountStore } from '../accounts/repository.ts';
import type { AccountCalls, ActingAccount } from '../connections/account-calls.ts';
import { asAddressed, inputPeerUser } from '../peers/address.ts';
import type { PeerStore, PersonPeer } from '../peers/repository.ts';
import { type ExecuteOnce, type Prepare, type Sent, unused } from '../permits/execute-once.ts';
import { failedCall } from '../permits/failed-call.ts';
import type { Proofs } from '../permits/proofs.ts';
import type { Journal } from '../permits/repository.ts';
import { wroteFirst } from './wrote-first.ts';

type Message = {
  permit: string;
  platformUserId: string;
  text: string;
  /** The permit of an earlier try. */
  repeats?: string | undefined;
};

export type SendMessage = (message: Message) => Promise<MessageOutcome>;

export type SendMessageParts = {
  proofs: Pick<Proofs, 'permit'>;
  hashPerson: HashPerson;
  executeOnce: ExecuteOnce;
  journal: Pick<Journal, 'randomId'>;
  accounts: Pick<AccountStore, 'find'>;
  peers: Pick<PeerStore, 'person' | 'forgetPerson'>;
  calls: AccountCalls;
};

/** Writes to one person under a permit; the same permit again gives the same outcome and sends nothing. */
export function createSendMessage(parts: SendMessageParts): SendMessage {
  const { proofs, hashPerson, executeOnce } = parts;
  return async message => {
    const claims = await proofs.permit(message.permit);
    const fits = claims?.action === 'direct_message' && claims.target === hashPerson(message.platformUserId);
    if (!claims || !fits) throw problem('permit_refused');
    const { outcome } = await executeOnce(claims, prepare(parts, claims, message));
    return MessageOutcome.parse(outcome);
  };
}

/** Finds, opens and checks everything the message needs, so that what is missing leaves the permit unused. */
function prepare(
  { journal, accounts, peers, calls }: SendMessageParts,
  { accountId, teamId, target, wroteFirst: isClaimed }: PermitClaims,
  { platformUserId, text, repeats }: Message,
): Prepare {
  return async () => {
    const account = await accounts.find({ id: accountId, teamId });
    if (!account) throw problem('permit_refused');
    const randomId =
      repeats === undefined
        ? randomBytes(8).readBigInt64LE()
        : await journal.randomId({ id: repeats, accountId, teamId, target });
    if (randomId === null) throw problem('permit_refused');
    const person = await peers.person(account, BigInt(platformUserId));
    if (!person) return unused('person_not_addressable');
    const connected = await calls.connect(account);
    if (connected.status === 'failed') return unused(connected.failure.code);
    if (isClaimed) {
      const proof = await wroteFirst(calls, account, person);
      if (proof.status === 'failed') {
        const { code } = asAddressed(proof.failure, person);
        if (code === 'person_not_addressable') await peers.forgetPerson(account, person);
        return unused(code);
      }
      if (!proof.value) return unused('did_not_write_first');
    }
    return {
      status: 'ready',
      randomId,
      send: (untilMs, now) => send({ calls, peers }, account, person, { text, randomId }, untilMs, now),
    };
  };
}

async function send(
  { calls, peers }: Pick<SendMessageParts, 'calls' | 'peers'>,
  account: ActingAccount,
  person: PersonPeer,
  { text, randomId }: { text: string; randomId: bigint },
  untilMs: number,
  now: () => number,
): Promise<Sent> {
  const request = new Api.messages.SendMessage({
    peer: inputPeerUser(person),
    message: text,
    randomId: helpers.returnBigInt(randomId),
  });
  const result = await calls.call(account, request, untilMs);
  const at = new Date(now());
  if (result.status === 'ok') return sent(at);
  const failure = asAddressed(result.failure, person);
  // An earlier try of it arrived.
  if (failure.code === 'message_sent_already') return sent(at);
  const failed = failedCall(failure, at);
  return failure.code === 'person_not_addressable'
    ? { ...failed, learn: () => peers.forgetPerson(account, person) }
    : failed;
}

const sent = (at: Date): Sent => ({
  state: 'done',
  outcome: { outcome: 'sent', executedAt: at.toISOString() },
  at,
});
