import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Chat } from '../world/chat.ts';
import type { Told } from '../world/log-effect.ts';
import type { Person } from '../world/person.ts';
import { invitability, roomLeft } from './invitability.ts';

export type Added = {
  readonly added: readonly Person[];
  readonly missing: readonly Person[];
  /** What others see of it. */
  readonly told: readonly Told[];
};

/**
 * Adds those who can be added. A single person who is refused is the call's error; one of several is passed
 * over, so that the others come in. USERS_TOO_MUCH if not all of them fit.
 */
export function addMembers(people: readonly Person[], chat: Chat, context: UserCallContext): Added {
  const { sandbox, viewer, noted, session } = context;
  const different = new Map(people.map(person => [person.id, person])).values();
  const judged = Array.from(different, person => ({ person, verdict: invitability(person, chat, context) }));
  const [only] = judged;
  if (judged.length === 1 && only?.verdict.kind === 'refused') throw new RpcError(only.verdict.error);
  const added = judged.flatMap(({ person, verdict }) => (verdict.kind === 'added' ? person : []));
  const missing = judged.flatMap(({ person, verdict }) => (verdict.kind === 'missing' ? person : []));
  if (added.length > roomLeft(chat)) throw new RpcError('USERS_TOO_MUCH');
  const userIds = added.map(person => person.id);
  const change = { type: 'members-added', chatId: chat.id, userIds, invitedBy: viewer.id } as const;
  const told =
    userIds.length === 0 ? [] : sandbox.world.commit({ ...change, at: sandbox.clock.now() }, session);
  noted.invited = userIds;
  noted.missing = missing.map(person => person.id);
  return { added, missing, told };
}
