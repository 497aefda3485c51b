import type { Redis } from '@muster/service-kit';
import type { KnownAccount } from '../accounts/repository.ts';
import type { Base, Position } from '../ledger/entry.ts';
import type { Limit, Profile } from '../limits/table.ts';
import { compareWithLedger, isBehind, relate } from '../recovery/compare-with-ledger.ts';
import type { RebuildDependencies } from '../recovery/rebuild.ts';
import { isUndecided, type Undecided, withRebuild } from '../recovery/with-rebuild.ts';
import { lookAtPeople, type PeopleLook, type PersonLook } from '../scripts/look-at-people.ts';
import type { LeaseQuestion } from './lease-question.ts';
import { ACTION_OF } from './purposes.ts';

export type SeePeopleDependencies = RebuildDependencies & { redis: Redis };

/** An account and the limits it works under at this moment. */
export type Subject = { account: KnownAccount; profile: Profile; limits: readonly Limit[] };

/** A person as Redis has them at `now`, in ms. */
export type Seen = { status: 'seen'; now: number; person: PersonLook; refusedFrom?: Base };

/** After a loss of Redis so many people are rebuilt side by side. */
const REBUILT_AT_ONCE = 8;

/**
 * The people behind accounts as they stand at this moment, in the order of the accounts, in one round trip to Redis.
 * Those that Redis lost, or has as they were before, are rebuilt and looked at again.
 * @param channelHead where the ledger stood for the channel as it did for the accounts: before this look
 */
export async function seePeople(
  dependencies: SeePeopleDependencies,
  subjects: readonly Subject[],
  question: LeaseQuestion,
  channelHead: Position | null,
): Promise<(Seen | Undecided)[]> {
  const [first] = subjects;
  if (!first) return [];
  const channelKey = channelOf(question);
  const subject = { personKey: first.account.personKey, channelKey };
  const looks = await withRebuild<PeopleLook>(dependencies, subject, () =>
    look(dependencies, subjects, question),
  );
  if (isUndecided(looks)) return subjects.map(() => looks);

  const believed = await Promise.all(
    subjects.map(async (each, i) => {
      const person = looks.people[i] ?? null;
      const isBelieved =
        person && (await standsInLedger(dependencies, each, looks, { person, channelKey, channelHead }));
      return isBelieved ? person : null;
    }),
  );
  const seen: (Seen | Undecided)[] = [];
  for (let i = 0; i < subjects.length; i += REBUILT_AT_ONCE) {
    const some = subjects.slice(i, i + REBUILT_AT_ONCE).map((each, place) => {
      const person = believed[i + place];
      return person
        ? { status: 'seen' as const, now: looks.now, person }
        : seeAnew(dependencies, each, question);
    });
    seen.push(...(await Promise.all(some)));
  }
  return seen;
}

/**
 * A refusal is believed only if it was taken from where the ledger stands; whether a lease stands is seen as it is taken.
 * What the ledger said just before the look settles it for most, without asking again. What others have written since
 * makes no refusal wrong; what the ledger never got does.
 */
async function standsInLedger(
  dependencies: SeePeopleDependencies,
  { account: { personKey, head } }: Subject,
  looks: PeopleLook,
  seen: { person: PersonLook; channelKey: string | null; channelHead: Position | null },
): Promise<boolean> {
  const { person, channelKey, channelHead } = seen;
  const refusedFrom = refusalOf(looks, person);
  if (!refusedFrom) return person.position.version >= head.version;
  const isChannelAsItWas = !refusedFrom.channel || relate(refusedFrom.channel, channelHead) === 'agrees';
  if (isChannelAsItWas && relate(refusedFrom.person, head) === 'agrees') return true;
  if (isBehind(refusedFrom, { person: head, channel: channelHead })) return false;
  const { agreement } = await compareWithLedger(dependencies, { personKey, channelKey }, refusedFrom);
  return agreement === 'agrees' || agreement === 'overtaken';
}

/** What a person was refused from; undefined for one who could be leased. */
function refusalOf(looks: PeopleLook, { position, denial, heldUntil }: PersonLook): Base | undefined {
  const isRefused = denial !== null || heldUntil > looks.now;
  return isRefused ? { person: position, channel: looks.channel } : undefined;
}

/** One person, rebuilt as often as it takes to see them as the ledger has them. */
function seeAnew(
  dependencies: SeePeopleDependencies,
  subject: Subject,
  question: LeaseQuestion,
): Promise<Seen | Undecided> {
  const { personKey, head } = subject.account;
  const channelKey = channelOf(question);
  return withRebuild<Seen>(dependencies, { personKey, channelKey }, async () => {
    const reply = await look(dependencies, [subject], question);
    if (reply.status === 'rebuild') return reply;
    const [person] = reply.people;
    if (!person || person.position.version < head.version) return { status: 'rebuild', what: 'person' };
    const refusedFrom = refusalOf(reply, person);
    return { status: 'seen', now: reply.now, person, ...(refusedFrom && { refusedFrom }) };
  });
}

function look({ redis }: SeePeopleDependencies, subjects: readonly Subject[], question: LeaseQuestion) {
  const people = subjects.map(({ account, profile, limits }) => ({
    personKey: account.personKey,
    channelPaceMs: profile.channelPaceMs,
    limits,
  }));
  return lookAtPeople(redis, {
    action: ACTION_OF[question.purpose],
    channelKey: channelOf(question),
    people,
  });
}

/** Only an invitation is for a channel; for anything else none is looked at. */
const channelOf = ({ purpose, channel }: LeaseQuestion): string | null =>
  purpose === 'invite' ? (channel ?? null) : null;
