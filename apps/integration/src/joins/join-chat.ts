import { JoinOutcome, type PermitClaims } from '@muster/contracts';
import { type HashPerson, problem } from '@muster/service-kit';
import { Api } from 'telegram';
import type { AccountStore } from '../accounts/repository.ts';
import { expectChatLink } from '../chats/expect-chat-link.ts';
import { type ChatLink, normalizeChatLink } from '../chats/link.ts';
import type { AccountCalls, ActingAccount } from '../connections/account-calls.ts';
import { inputChannel } from '../peers/address.ts';
import { ownKey } from '../peers/channel-key.ts';
import { foundSince } from '../peers/found-since.ts';
import { readChat } from '../peers/read-chat.ts';
import type { Remember } from '../peers/remember.ts';
import type { ChatPeer, PeerStore } from '../peers/repository.ts';
import { type ExecuteOnce, type Prepare, type Sent, unused } from '../permits/execute-once.ts';
import { failedCall } from '../permits/failed-call.ts';
import type { Proofs } from '../permits/proofs.ts';

export type JoinChat = (join: {
  permit?: string | undefined;
  chat: string;
}) => Promise<JoinOutcome | { outcome: 'permit_needed'; target: string }>;

export type JoinChatParts = {
  proofs: Pick<Proofs, 'permit'>;
  hashPerson: HashPerson;
  executeOnce: ExecuteOnce;
  accounts: Pick<AccountStore, 'find'>;
  peers: Pick<PeerStore, 'chat' | 'chatByUsername'>;
  remember: Remember;
  calls: AccountCalls;
};

/** Has an account join a chat under a permit; the same permit again gives the same outcome and sends nothing. */
export function createJoinChat(parts: JoinChatParts): JoinChat {
  const { proofs, hashPerson, executeOnce, peers } = parts;
  return async ({ permit, chat }) => {
    const link = expectChatLink(chat);
    const target = hashPerson(normalizeChatLink(link));
    if (permit === undefined) return { outcome: 'permit_needed', target };
    const claims = await proofs.permit(permit);
    const fits = claims?.action === 'join' && claims.target === target;
    if (!claims || !fits) throw problem('permit_refused');
    const { outcome, found } = await executeOnce(claims, prepare(parts, claims, link));
    const met = found && (await peers.chat({ id: claims.accountId, teamId: claims.teamId }, found));
    return JoinOutcome.parse({ ...outcome, channel: met ? met.key : found });
  };
}

/** Where to: a chat the account has met, or one that only its invite link leads to. */
type Way = { chat: ChatPeer } | { hash: string };

function prepare(parts: JoinChatParts, claims: PermitClaims, link: ChatLink): Prepare {
  const { accounts, calls } = parts;
  return async () => {
    const account = await accounts.find({ id: claims.accountId, teamId: claims.teamId });
    if (!account) throw problem('permit_refused');
    const way = await wayTo(parts.peers, account, link);
    if (!way) return unused('chat_not_found');
    const connected = await calls.connect(account);
    if (connected.status === 'failed') return unused(connected.failure.code);
    return { status: 'ready', send: (untilMs, now) => join(parts, account, way, untilMs, now) };
  };
}

/** Null for a chat the account has not met, and for basic groups: people are let into these. */
async function wayTo(
  peers: Pick<PeerStore, 'chat' | 'chatByUsername'>,
  account: { id: string; teamId: string },
  link: ChatLink,
): Promise<Way | null> {
  if (link.kind === 'invite') return { hash: link.hash };
  const chat =
    link.kind === 'id'
      ? await peers.chat(account, link.channel)
      : await peers.chatByUsername(account, link.username, foundSince());
  return chat && chat.kind !== 'group' ? { chat } : null;
}

async function join(
  { calls, remember }: Pick<JoinChatParts, 'calls' | 'remember'>,
  account: ActingAccount,
  way: Way,
  untilMs: number,
  now: () => number,
): Promise<Sent> {
  const request =
    'hash' in way
      ? new Api.messages.ImportChatInvite({ hash: way.hash })
      : new Api.channels.JoinChannel({ channel: inputChannel(way.chat) });
  const result = await calls.call(account, request, untilMs);
  const at = new Date(now());
  const met = 'chat' in way ? ownKey(way.chat) : null;
  if (result.status === 'failed') {
    const { code } = result.failure;
    if (code === 'join_requested') return ended('requested', met, at);
    if (code === 'already_member') return ended('already_member', met, at);
    return failedCall(result.failure, at);
  }
  const told = result.value;
  if (!('updates' in told)) return ended('joined', met, at);
  const [chat] = told.chats.flatMap(one => readChat(one) ?? []);
  const outcome = told.updates.length > 0 ? 'joined' : 'already_member';
  return {
    ...ended(outcome, met ?? (chat ? ownKey(chat) : null), at),
    learn: () => remember(account, told),
  };
}

function ended(outcome: 'joined' | 'already_member' | 'requested', channel: string | null, at: Date): Sent {
  return {
    state: 'done',
    outcome: { outcome, executedAt: at.toISOString() },
    ...(channel !== null && { found: channel }),
    at,
  };
}
