import { setTimeout as sleep } from 'node:timers/promises';
import { unwrap } from '@muster/contracts';
import { readInvitations, type SandboxControl } from '@muster/testkit';
import type { Installation } from './installation.ts';
import type { SignedInUser } from './signed-in-user.ts';
import { prepareInvitesOf } from './work.ts';

/** Who invites sooner than that after a moment may have had the permit before it, in ms. */
const ON_ITS_WAY_MS = 250;

/** The longest that anybody waited. */
export type Waits = {
  /** In s from Redis answering again until every account had invited somebody, by a permit granted after it. */
  readonly afterLoss: number;
  /** In s between two invitations of an account while nothing was lost: its limits ask for 1.2 s. */
  readonly usual: number;
};

/**
 * Loses all of Redis, again and again, while so many accounts invite.
 * @param rounds how often each way of losing it strikes
 */
export async function loseRedis(
  { suite, wipes }: Installation,
  users: readonly SignedInUser[],
  rounds: number,
): Promise<Waits> {
  const { control } = suite.sandbox;
  const wiped = Array.from({ length: rounds }, () => wipes).flat();
  // One every 1.2 s for each wipe and the time around it.
  const accounts = await Promise.all(users.map(user => startInviting(user, control, 8 + wiped.length * 10)));
  const everyoneSince = async (atMs: number) => {
    for (;;) {
      const first = await firstSince(control, accounts, atMs);
      if (first.length === accounts.length) return Math.max(...first);
      await sleep(50);
    }
  };
  const start = await everyoneSince(0);
  let usualMs = 0;
  let afterLossMs = 0;
  let seen = start;
  for (const wipe of wiped) {
    const next = await everyoneSince(seen);
    usualMs = Math.max(usualMs, next - seen);
    await wipe();
    const begin = Date.now();
    seen = await everyoneSince(begin);
    afterLossMs = Math.max(afterLossMs, seen - begin);
  }
  return { afterLoss: afterLossMs / 1000, usual: usualMs / 1000 };
}

/** @returns the account that invites */
async function startInviting(user: SignedInUser, control: SandboxControl, people: number): Promise<string> {
  const { id } = await prepareInvitesOf(user, control, people);
  unwrap(await user.api.POST('/api/v1/invites/tasks/{id}/start', { params: { path: { id } } }));
  return user.account.userId;
}

/** When each of these accounts invited somebody for the first time after a moment; those that have. */
async function firstSince(
  control: SandboxControl,
  accounts: readonly string[],
  atMs: number,
): Promise<number[]> {
  const since = (await readInvitations(control)).filter(({ at }) => at > atMs + ON_ITS_WAY_MS);
  return accounts.flatMap(account => since.find(({ accountId }) => accountId === account)?.at ?? []);
}
