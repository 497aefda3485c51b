import { CALL_DEADLINE_MS, type ErrorCode } from '@muster/contracts';
import { clock } from '@muster/service-kit';
import { Api } from 'telegram';
import type { UseLease } from '../chats/lease.ts';
import type { Read, Reader } from '../chats/read.ts';
import { CHAT_UNKNOWN, missOf, type ReadMiss } from '../chats/read-result.ts';
import { failure } from '../errors/failure.ts';
import { inputPeerChat } from '../peers/address.ts';
import type { ChatPeer, PeerStore } from '../peers/repository.ts';
import type { Destination, InviteLink, LinkStore } from './repository.ts';

export type GetInviteLink = (question: {
  lease: string;
  channel: string;
}) => Promise<({ status: 'link' } & InviteLink) | ReadMiss>;

export type GetInviteLinkParts = {
  useLease: UseLease;
  peers: Pick<PeerStore, 'chat'>;
  links: LinkStore;
  read: Read;
};

/** A link is taken to work this long after Telegram said so, in ms; then it is asked again. */
const FRESH_MS = 24 * 3_600_000;

/** How long seeing to a link may take, in ms: two calls, each within its deadline, and a little more. */
const TURN_MS = 3 * CALL_DEADLINE_MS;

/** Under this name the chat's admins find the link among theirs. */
const TITLE = 'Muster';

const NOT_ALLOWED: ReadMiss = { status: 'failed', code: 'chat_admin_required', retryAt: null };

/** A link into a destination: the team's own, made by an account that may when there is none that works. */
export function createGetInviteLink({ useLease, peers, links, read }: GetInviteLinkParts): GetInviteLink {
  const fresh = async (destination: Destination) => {
    const known = await links.find(destination);
    return known && clock.now() < known.checkedAt.getTime() + FRESH_MS ? known : null;
  };

  /** Looks at the link that is known, and makes another where that one is of no use. */
  const seeTo = async (reader: Reader, chat: ChatPeer, destination: Destination) => {
    const known = await links.find(destination);
    const link = (known && (await look(read, reader, chat, known))) ?? (await make(read, reader, chat));
    if ('status' in link) return link;
    const owner = link.link === known?.link ? known.accountId : reader.account.id;
    await links.remember(destination, owner, link, new Date(clock.now()));
    return answer(link);
  };

  return async ({ lease, channel }) => {
    const reader = await useLease(lease);
    const chat = await peers.chat(reader.account, channel);
    if (!chat) return CHAT_UNKNOWN;
    const destination = { teamId: reader.account.teamId, channelKey: chat.key };
    const known = await fresh(destination);
    if (known) return answer(known);
    if (!chat.mayInvite) return NOT_ALLOWED;

    const turnEndsAt = new Date(clock.now() + TURN_MS);
    if (!(await links.takeTurn(destination, new Date(clock.now()), turnEndsAt))) return inHand();
    try {
      // Whoever had the turn before may just have seen to it.
      const seenTo = await fresh(destination);
      return seenTo ? answer(seenTo) : await seeTo(reader, chat, destination);
    } finally {
      await links.endTurn(destination, turnEndsAt);
    }
  };
}

const answer = ({ link, requestNeeded }: InviteLink) => ({ status: 'link', link, requestNeeded }) as const;

/** Another account of the team is seeing to the link at this moment. */
const inHand = () => missOf({ status: 'failed', failure: failure('service_unavailable', 'not_sent') });

/** What Telegram says of a link that is gone, or is not this account's to ask about. */
const OF_NO_USE: readonly ErrorCode[] = ['chat_not_found', 'chat_admin_required'];

/** The link as it is now; null for one that was revoked, has ended, or is not this account's to ask about. */
async function look(
  read: Read,
  reader: Reader,
  chat: ChatPeer,
  { link }: InviteLink,
): Promise<InviteLink | ReadMiss | null> {
  const peer = inputPeerChat(chat);
  const asked = await read(reader, new Api.messages.GetExportedChatInvite({ peer, link }));
  if (asked.status === 'ok') return toLink(asked.value.invite);
  return asked.status === 'failed' && OF_NO_USE.includes(asked.failure.code) ? null : missOf(asked);
}

async function make(read: Read, reader: Reader, chat: ChatPeer): Promise<InviteLink | ReadMiss> {
  const request = new Api.messages.ExportChatInvite({ peer: inputPeerChat(chat), title: TITLE });
  const exported = await read(reader, request);
  if (exported.status !== 'ok') return missOf(exported);
  return toLink(exported.value) ?? NOT_ALLOWED;
}

/** Null for a link by which nobody comes in. */
function toLink(invite: Api.TypeExportedChatInvite): InviteLink | null {
  if (!(invite instanceof Api.ChatInviteExported) || invite.revoked) return null;
  const endsAt = invite.expireDate ? invite.expireDate * 1000 : Number.POSITIVE_INFINITY;
  return endsAt <= clock.now() ? null : { link: invite.link, requestNeeded: invite.requestNeeded ?? false };
}
