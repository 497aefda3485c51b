import type { Told } from '../world/log-effect.ts';

/** Who is connected, as far as it has to be known here. */
export type Connected = { reaches(userId: number): boolean; users(): Iterable<number> };

/**
 * The connected users something may concern. Where few are named they are looked up; where it is everybody in a
 * chat, which may have 200,000 members, those who are connected are asked whether they are in it.
 */
export function concernedBy(told: Told, connected: Connected): number[] {
  switch (told.kind) {
    case 'delivery':
      return reached(told.delivery.owners, connected);
    case 'membership': {
      const { chat, userIds } = told;
      const members = chat.kind === 'group' ? chat.members.newestFirst() : [];
      return reached([...members, ...userIds], connected);
    }
    case 'join-requests':
      return reached([told.chat.creatorId, ...told.chat.admins.keys()], connected);
    case 'read':
      return reached([told.readerId, ...told.authors()], connected);
    case 'contacts':
    case 'blocked':
    case 'privacy':
      return reached([told.ownerId], connected);
    case 'channel-event':
    case 'chat-changed':
      return [...connected.users()].filter(userId => told.chat.members.has(userId));
  }
}

const reached = (userIds: readonly number[], connected: Connected): number[] =>
  userIds.filter(userId => connected.reaches(userId));
