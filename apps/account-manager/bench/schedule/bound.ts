/**
 * The most invites that the limits allow, by arithmetic of its own: nothing here comes from the service.
 *
 * Why nobody can do more, whatever the service decides:
 *
 * 1. Every rule for one account asks only how long ago earlier invites were: the n-th comes at least 10 minutes
 *    after the one before, an hour after the second before, a day after the v-th before, where v is what its day
 *    allows (30, or less while it is new, and never falling). So let each invite come at the first moment at which
 *    the rules and the restrictions let it. By induction no schedule has its n-th invite earlier than this one:
 *    its earlier invites are none of them earlier, and a later moment only asks for less (v does not fall). So no
 *    schedule has more invites by the end.
 * 2. The same holds for an account's invites into one channel with 15 in place of v where that is less, and there
 *    are never more than 200.
 * 3. An account does no more than (1), and no more than (2) summed over the channels that it may invite into and
 *    that a task would use it for.
 * 4. Invites into a channel are 20 s apart, so all of them together are no more than the channels can take.
 *
 * Restrictions are taken as they were: the bound is for the simulation's own floods and bans.
 */
import type { SimulatedAccount, World } from './world.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
const DAY_MS = 24 * HOUR_MS;

/** When an account was out of work, in ms; `until` is Infinity for a ban. */
export type Outage = { accountId: string; since: number; until: number };

/** @returns the most invites all accounts together could have made from `begin` until `begin` + the world's days */
export function mostInvites(world: World, begin: number, outages: readonly Outage[]): number {
  const end = begin + world.days * DAY_MS;
  const outagesOf = Map.groupBy(outages, ({ accountId }) => accountId);
  const byAccounts = world.accounts.map(account =>
    mostOfAccount(account, channelsFor(account, world), { begin, end }, outagesOf.get(account.id) ?? []),
  );
  const channels = new Set(world.tasks.map(({ channel }) => channel));
  const byChannels = channels.size * (1 + Math.floor((end - begin) / (20 * SECOND_MS)));
  return Math.min(sum(byAccounts), byChannels);
}

type Span = { begin: number; end: number };

function mostOfAccount(
  account: SimulatedAccount,
  channels: number,
  span: Span,
  outages: readonly Outage[],
): number {
  const connectedAt = span.begin - account.ageDays * DAY_MS;
  const inAll = countEarliest(span, outages, connectedAt, 30);
  const inOne = Math.min(200, countEarliest(span, outages, connectedAt, 15));
  return Math.min(inAll, channels * inOne);
}

/** The channels that the account may invite into and that a task would use it for. */
function channelsFor({ id, rights }: SimulatedAccount, { tasks }: World): number {
  const useful = tasks.filter(({ channel, accountIds }) => rights.has(channel) && accountIds.includes(id));
  return new Set(useful.map(({ channel }) => channel)).size;
}

/** How many invites fit when each comes as early as it can, at most `mostADay` in 24 hours. */
function countEarliest(
  { begin, end }: Span,
  outages: readonly Outage[],
  connectedAt: number,
  mostADay: number,
): number {
  const times: number[] = [];
  const before = (count: number) => times[times.length - count] ?? Number.NEGATIVE_INFINITY;
  let at = begin;
  while (at < end) {
    const day = Math.floor((at - connectedAt) / DAY_MS);
    const dayIsFullUntil = before(Math.min(mostADay, dayAllows(day))) + DAY_MS;
    const nextDay = connectedAt + (day + 1) * DAY_MS;
    const free = Math.max(
      at,
      before(1) + 600 * SECOND_MS,
      before(2) + HOUR_MS,
      Math.min(dayIsFullUntil, nextDay),
      ...outages.filter(({ since, until }) => since < at && at < until).map(({ until }) => until),
    );
    if (free > at) at = free;
    else times.push(at);
  }
  return times.length;
}

/** 3 on the first day, rising evenly to 30 on the 14th. */
const dayAllows = (day: number) => (day >= 13 ? 30 : 3 + Math.floor((27 * day) / 13));

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
