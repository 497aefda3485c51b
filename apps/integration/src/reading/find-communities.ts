import type { Chat } from '@muster/contracts';
import { Api } from 'telegram';
import type { UseLease } from '../chats/lease.ts';
import type { Read } from '../chats/read.ts';
import { missOf, type ReadMiss } from '../chats/read-result.ts';
import type { Remember } from '../peers/remember.ts';

/** More than Telegram ever finds at once. */
const LIMIT = 100;

export type FindCommunities = (question: {
  lease: string;
  query: string;
}) => Promise<{ status: 'found'; chats: Chat[] } | ReadMiss>;

/** Public groups and channels by name; what was found can be read without a lookup of its name. */
export function createFindCommunities(parts: {
  useLease: UseLease;
  remember: Remember;
  read: Read;
}): FindCommunities {
  const { useLease, remember, read } = parts;
  return async ({ lease, query }) => {
    const reader = await useLease(lease);
    const answer = await read(reader, new Api.contacts.Search({ q: query, limit: LIMIT }));
    if (answer.status !== 'ok') return missOf(answer);
    const met = await remember(reader.account, answer.value);
    const chats = met.flatMap(({ key, kind, title, username, memberCount }) =>
      username === null ? [] : [{ key, kind, title, username, memberCount }],
    );
    return { status: 'found', chats };
  };
}
