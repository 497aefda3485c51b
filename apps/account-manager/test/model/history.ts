import type { LimitedAction } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import type { LeaseFacts } from '../../src/leases/lease-proof.ts';
import { newChannel } from '../installation.ts';
import { type Grant, obstacles, type Person } from './facts.ts';
import { type Installation, MONTH_MS } from './installations.ts';
import type { Watch } from './observer.ts';
import type { Unheard } from './operations/connect.ts';
import type { Snapshot } from './redis-state.ts';
import { type RulesName, rules } from './rules.ts';

/** What account-manager did and a history does not allow. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

/** A permit somebody asked for, so that it can be asked for again. */
export type Asked = {
  readonly person: number;
  readonly lease: LeaseFacts;
  readonly permitId: string;
  readonly action: LimitedAction;
  readonly channel: string | undefined;
  readonly isStranger: boolean;
  readonly target: string;
  /** Its id is of a month whose permits are in the totals. */
  readonly isOfClosedMonth: boolean;
  /** When it was asked for, by the two clocks: a decision that was left undone is finished by who asks again. */
  readonly moments: { countingNow: number; endingNow: number }[];
};

export type Member = Person & {
  /** The account the person works through now, and whose it is: connecting another one ends it. */
  teamId: string;
  accountId: string;
  /** Leases somebody holds, or believes to hold, newest last. */
  readonly leases: LeaseFacts[];
  /** The person's epoch in the ledger when it was last looked at, and when that was, by Redis' clock. */
  epoch: number;
  rebuiltAt: number | null;
};

/** One history as it goes on: the facts, and what is needed to make more of them. */
export type History = {
  readonly installation: Installation;
  readonly profileName: RulesName;
  readonly people: readonly Member[];
  readonly channels: readonly string[];
  /** What became durable, as it was looked up after the newest step. */
  readonly ledger: Watch;
  readonly grants: Grant[];
  readonly asked: Asked[];
  /** Processes that stand still in the middle of something, and how that ends. */
  readonly stopped: Map<number, () => Promise<void>>;
  /** Connections that were reported and not answered: they are reported again. */
  readonly unheard: Unheard[];
  snapshot: Snapshot | null;
  /** Lease renewals since then are lost with it: they are not in the ledger. */
  snapshotAt: number;
  heartbeatsLostAt: number | null;
  redisSkewMs: number;
  /** Whether anything happened that can lead to a rebuild. */
  isDisturbed: boolean;
  /** When the newest denial said to ask again, by Redis' clock. */
  retryAt: number | null;
  readonly trace: string[];
};

export const profileOf = ({ profileName }: History) => rules[profileName];

/** What time it is for Redis, which decides. */
export const redisNow = ({ installation, redisSkewMs }: History): number =>
  installation.world.now + redisSkewMs;

export async function beginHistory(
  installation: Installation,
  { profileName, people }: { profileName: RulesName; people: number },
): Promise<History> {
  const { world, replicas, redis, startedAt } = installation;
  Object.assign(world, { now: startedAt, postgresSkewMs: 0, isPostgresAway: false });
  installation.rules.profile = rules[profileName];
  for (const replica of replicas) {
    // It may stand still where the history before went wrong.
    replica.end();
    Object.assign(replica.time, { wallSkewMs: 0, monotonicSkewMs: 0 });
  }
  await redis.begin(world.now);
  const isNew = rules[profileName].newAccount !== null && profileName !== 'default';
  const members: Member[] = [];
  for (let i = 0; i < people; i++) {
    const person = await (isNew ? installation.newPerson() : installation.knownPerson());
    const firstSeenAt = isNew ? startedAt : startedAt - MONTH_MS;
    members.push({
      ...person,
      firstSeenAt,
      connectedAt: firstSeenAt,
      lease: null,
      restrictions: [],
      leases: [],
      epoch: 0,
      rebuiltAt: null,
    });
  }
  const history: History = {
    installation,
    profileName,
    people: members,
    channels: [newChannel(), newChannel()],
    ledger: installation.observer.watch(members.map(({ key }) => key)),
    grants: [],
    asked: [],
    stopped: new Map(),
    unheard: [],
    snapshot: null,
    snapshotAt: 0,
    heartbeatsLostAt: null,
    redisSkewMs: 0,
    isDisturbed: false,
    retryAt: null,
    trace: [],
  };
  return history;
}

export function replicaOf({ installation }: History, index: number) {
  const replica = installation.replicas[index];
  if (!replica) throw new Error(`there is no replica ${index}`);
  return replica;
}

export function personOf({ people }: History, index: number): Member {
  const person = people[index];
  if (!person) throw new Error(`there is no person ${index}`);
  return person;
}

/** An id of a lease, a permit or a report from the month before the present one, which is closed. */
export function idOfClosedMonth({ installation: { startedAt } }: History): string {
  const [id, month] = [newId(), new Date(startedAt)];
  const lastMoment = Date.UTC(month.getUTCFullYear(), month.getUTCMonth()) - 1;
  const time = lastMoment.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}${id.slice(13)}`;
}

/** Of the newest first, so that a history means the same when what came before is taken out of it. */
export const fromNewest = <T>(list: readonly T[], index: number): T | undefined =>
  list[list.length - 1 - (index % Math.max(1, list.length))];

/** What time it is for a process by its own clock. */
const processNow = ({ installation }: History, { time }: Deciding): number =>
  installation.world.now + time.monotonicSkewMs;

type Deciding = { readonly time: { readonly monotonicSkewMs: number } };

/** Two clocks decide. A grant counts by the one that is ahead … */
export const countingNow = (history: History, replica: Deciding): number =>
  Math.max(redisNow(history), processNow(history, replica));

/** … and what is in the way ends by the one that is behind. */
export const endingNow = (history: History, replica: Deciding): number =>
  Math.min(redisNow(history), processNow(history, replica));

export const present = (history: History, asked: Parameters<typeof obstacles>[3], now: number) =>
  obstacles(profileOf(history), history.grants, history.people, asked, now);

/** Says what happened, in one line of the story that is told when a history fails. */
export function tell(history: History, line: string): void {
  const at = new Date(history.installation.world.now).toISOString().slice(8, -1);
  history.trace.push(`${at}  ${line}`);
}

export function violate(history: History, sentence: string): never {
  throw new Violation(`${sentence}\n\n${history.trace.join('\n')}\n`);
}

/** Whether this process may not decide: its clock, Redis' and Postgres' differ by more than is tolerated. */
export function clocksDisagree({ installation, redisSkewMs }: History, { time }: Deciding): boolean {
  const others = [time.monotonicSkewMs, installation.world.postgresSkewMs];
  return others.some(skewMs => Math.abs(redisSkewMs - skewMs) > 2_000);
}

/** Looks up what became durable. A rebuilt lease counts as renewed at that moment, so rebuilds are noted with it. */
export async function lookAtLedger(history: History): Promise<void> {
  const { ledger, people } = history;
  await ledger.look();
  for (const person of people) {
    const epoch = ledger.epochs.get(person.key) ?? 0;
    // The first one made the state of a person whom nobody had leased.
    if (epoch !== person.epoch && (person.epoch !== 0 || history.isDisturbed))
      person.rebuiltAt = redisNow(history);
    person.epoch = epoch;
    const [account, ...others] = ledger.connected.get(person.key) ?? [];
    if (!account || others.length > 0)
      violate(history, 'a person works through one account, and through no other');
    Object.assign(person, account);
  }
}
