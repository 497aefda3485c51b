import { clock } from '@muster/service-kit';
import { Api } from 'telegram';
import type { UseLease } from '../chats/lease.ts';
import type { Read, Reader } from '../chats/read.ts';
import { CHAT_UNKNOWN, missOf, type ReadMiss } from '../chats/read-result.ts';
import { inputPeerChat } from '../peers/address.ts';
import type { ChatPeer, PeerStore } from '../peers/repository.ts';
import type { InviteLink, LinkStore } from './repository.ts';

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

/** Under this name the chat's admins find the link among theirs. */
const TITLE = 'Muster';

const NOT_ALLOWED: ReadMiss = { status: 'failed', code: 'chat_admin_required', retryAt: null };

/** A link into a destination: the team's own, made by an account that may when there is none that works. */
export function createGetInviteLink({ useLease, peers, links, read }: GetInviteLinkParts): GetInviteLink {
  return async ({ lease, channel }) => {
    const reader = await useLease(lease);
    const chat = await peers.chat(reader.account, channel);
    if (!chat) return CHAT_UNKNOWN;
    const destination = { teamId: reader.account.teamId, channelKey: chat.key };
    const known = await links.find(destination);
    if (known && clock.now() < known.checkedAt.getTime() + FRESH_MS) return answer(known);
    if (!chat.mayInvite) return NOT_ALLOWED;

    const works = known ? await stillWorks(read, reader, chat, known) : null;
    const made = works ?? (await make(read, reader, chat));
    if ('status' in made) return made;
    const owner = works && known ? known.accountId : reader.account.id;
    await links.remember(destination, owner, made, new Date(clock.now()));
    return answer(made);
  };
}

const answer = ({ link, requestNeeded }: InviteLink) => ({ status: 'link', link, requestNeeded }) as const;

/** The link as it is now; null for one that was revoked, has ended, or is not this account's to ask about. */
async function stillWorks(
  read: Read,
  reader: Reader,
  chat: ChatPeer,
  { link }: InviteLink,
): Promise<InviteLink | null> {
  const asked = await read(
    reader,
    new Api.messages.GetExportedChatInvite({ peer: inputPeerChat(chat), link }),
  );
  if (asked.status !== 'ok') return null;
  return toLink(asked.value.invite);
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
