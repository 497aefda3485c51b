import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Chat } from '../world/chat.ts';
import type { Told } from '../world/log-effect.ts';
import type { Person } from '../world/person.ts';
import { type Invitability, invitability, roomLeft } from './invitability.ts';

/** What becomes of each of several people who are to be added. */
export type Judged = readonly { readonly person: Person; readonly verdict: Invitability }[];

export type Added = {
  readonly added: readonly Person[];
  readonly missing: readonly Person[];
  /** What others see of it. */
  readonly told: readonly Told[];
};

/** Adds those who can be added. Bots serve a broadcast channel as its admins only. */
export function addMembers(people: readonly Person[], chat: Chat, context: UserCallContext): Added {
  const judged = judge(people, person =>
    person.bot && chat.kind === 'channel'
      ? { kind: 'refused', error: 'USER_BOT' }
      : invitability(person, chat, context),
  );
  return addJudged(judged, chat, context);
}

/**
 * A single person who is refused is the call's error; one of several is passed over, so that the others come in.
 */
export function judge(people: readonly Person[], invitabilityOf: (person: Person) => Invitability): Judged {
  const different = new Map(people.map(person => [person.id, person])).values();
  const judged = Array.from(different, person => ({ person, verdict: invitabilityOf(person) }));
  const [only] = judged;
  if (judged.length === 1 && only?.verdict.kind === 'refused') throw new RpcError(only.verdict.error);
  return judged;
}

/** Adds those who were found to be able to come. USERS_TOO_MUCH if not all of them fit. */
export function addJudged(
  judged: Judged,
  chat: Chat,
  { sandbox, viewer, noted, session }: UserCallContext,
): Added {
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
