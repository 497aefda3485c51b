import type { Person } from '@muster/contracts';
import type { Remember } from '../peers/remember.ts';
import type { PeerStore } from '../peers/repository.ts';
import type { UseLease } from './lease.ts';
import { memberCursors } from './members-place.ts';
import type { Read } from './read.ts';
import { readChannelMembers } from './read-channel-members.ts';
import { readGroupMembers } from './read-group-members.ts';
import { CHAT_UNKNOWN, type ReadMiss } from './read-result.ts';

export type MembersPage =
  | { status: 'page'; people: Person[]; nextCursor: string | null; reported: number }
  | ReadMiss;

export type ReadMembers = (question: {
  lease: string;
  channel: string;
  cursor?: string | undefined;
}) => Promise<MembersPage>;

export type ReadMembersParts = {
  useLease: UseLease;
  peers: Pick<PeerStore, 'chat'>;
  remember: Remember;
  read: Read;
};

/** One page of a chat's members. Whoever is on it can be addressed by this account when the page is answered. */
export function createReadMembers(parts: ReadMembersParts): ReadMembers {
  return async ({ lease, channel, cursor }) => {
    const from = cursor === undefined ? null : memberCursors.read(cursor);
    const reader = await parts.useLease(lease);
    const chat = await parts.peers.chat(reader.account, channel);
    if (!chat) return CHAT_UNKNOWN;
    return chat.kind === 'group'
      ? readGroupMembers(parts, reader, chat, from)
      : readChannelMembers(parts, reader, chat, from);
  };
}
