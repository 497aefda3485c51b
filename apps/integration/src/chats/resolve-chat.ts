import type { Chat } from '@muster/contracts';
import { type HashPerson, problem } from '@muster/service-kit';
import type { Account } from '../accounts/repository.ts';
import type { KnownChatPeer, PeerStore } from '../peers/repository.ts';
import type { Proofs } from '../permits/proofs.ts';
import { expectChatLink } from './expect-chat-link.ts';
import type { FindKnownChat } from './find-known-chat.ts';
import type { UseLease } from './lease.ts';
import type { ResolvableLink } from './link.ts';
import { missOf, type ReadMiss } from './read-result.ts';
import { type ResolveLink, resolveTarget } from './resolve-link.ts';

export type ResolvedChat =
  | { status: 'found'; chat: Chat }
  | { status: 'permit_needed'; target: string }
  | ReadMiss;

export type ResolveChat = (question: {
  lease: string;
  permit?: string | undefined;
  link: string;
}) => Promise<ResolvedChat>;

/** The chat behind a link: from what the account knows, or else, under a permit, from Telegram. */
export function createResolveChat(parts: {
  useLease: UseLease;
  proofs: Pick<Proofs, 'permit'>;
  hashPerson: HashPerson;
  findKnownChat: FindKnownChat;
  resolveLink: ResolveLink;
  peers: Pick<PeerStore, 'chat'>;
}): ResolveChat {
  const { useLease, proofs, hashPerson, findKnownChat, resolveLink, peers } = parts;

  const resolve = async (account: Account, link: ResolvableLink, permit: string): Promise<ResolvedChat> => {
    const claims = await proofs.permit(permit);
    if (!claims) throw problem('permit_refused');
    const resolved = await resolveLink(account, link, claims);
    if (resolved.status === 'failed') return resolved;
    const chat = await peers.chat(account, resolved.channel);
    return chat ? found(chat) : { status: 'failed', code: 'chat_not_found', retryAt: null };
  };

  return async ({ lease, permit, link: text }) => {
    const reader = await useLease(lease);
    const link = expectChatLink(text);
    const known = await findKnownChat(reader, link);
    if (known.status !== 'ok') return missOf(known);
    if (known.value) return found(known.value);
    // Only who has met a chat can address it by its id: there may well be one, but not for this account.
    if (link.kind === 'id') return { status: 'failed', code: 'channel_private', retryAt: null };
    if (permit === undefined) return { status: 'permit_needed', target: resolveTarget(hashPerson, link) };
    return resolve(reader.account, link, permit);
  };
}

const found = ({ key, kind, title, username, memberCount }: KnownChatPeer): ResolvedChat => ({
  status: 'found',
  chat: { key, kind, title, username, memberCount },
});
