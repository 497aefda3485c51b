import type { AccountRemoval } from '@muster/contracts';
import { clock, newId, problem } from '@muster/service-kit';
import { Api } from 'telegram';
import type { Note } from '../account-log/entry.ts';
import type { Connections } from '../connections/connections.ts';
import { restSecondsOf } from '../errors/restriction.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { NewReport } from '../outbox/report.ts';
import type { Ownership } from '../ownership/ownership.ts';
import type { Run } from '../telegram/call.ts';
import { ConnectionLost } from '../telegram/lost.ts';
import type { Removal, RemovalStore } from './repository.ts';

/** What became of the session at Telegram. */
type SessionEnd = AccountRemoval['session'];

export type Removals = {
  /**
   * Logs an account out at Telegram and erases what is known of it.
   * @throws a problem `not_found`
   */
  remove(account: { id: string; teamId: string; userId: string }): Promise<SessionEnd>;
  /** Now and then: finishes what was begun and could not be finished, and deletes rows that were kept for a day. */
  sweep(): Promise<void>;
};

/** Permits of the account are settled, and its reports delivered, long before; in ms. */
const ROW_KEPT_MS = 24 * 60 * 60_000;

/** A session that could not be ended in this time is left open, and a person is told to end it; in ms. */
const GIVEN_UP_AFTER_MS = 60 * 60_000;

export function createRemovals(parts: {
  removals: RemovalStore;
  connections: Pick<Connections, 'open' | 'drop'>;
  ownership: Pick<Ownership, 'hold'>;
  run: Run;
  outbox: Pick<Outbox, 'deliver'>;
  note: Note;
}): Removals {
  const { removals, connections, ownership, run, outbox, note } = parts;
  const inHand = new Set<string>();

  const endSession = async (account: Removal): Promise<SessionEnd> => {
    // Only its owner can say that it cannot be ended.
    if (!(await ownership.hold(account).catch(() => null))) return 'pending';
    const logOut = async () => {
      const connection = await connections.open(account);
      return connection.invoke(new Api.auth.LogOut());
    };
    const answer = await run('auth.LogOut', () =>
      logOut().catch((error: unknown) => {
        // Why it was lost the next connection is told: often because the session is over.
        if (!(error instanceof ConnectionLost)) throw error;
        return logOut();
      }),
    );
    if (answer.status === 'ok') return 'ended';
    const { code } = answer.failure;
    if (code === 'account_logged_out' || code === 'account_banned') return 'ended';
    const againAt = clock.now() + (restSecondsOf(answer.failure) ?? 0) * 1000;
    if (againAt >= account.since.getTime() + GIVEN_UP_AFTER_MS) return 'left_open';
    await removals.postpone(account, new Date(againAt));
    return 'pending';
  };

  const finish = async (account: Removal, { connected }: { connected: boolean }): Promise<SessionEnd> => {
    if (inHand.has(account.id)) return 'pending';
    inHand.add(account.id);
    try {
      const session = connected ? await endSession(account) : 'ended';
      if (session === 'pending') return session;
      if (!(await removals.finish(account, new Date(clock.now())))) return session;
      const code = session === 'left_open' ? ({ code: 'session_left_open' } as const) : {};
      note({ teamId: account.teamId, accountId: account.id, kind: 'logout', ...code });
      await connections.drop(account.id);
      return session;
    } finally {
      inHand.delete(account.id);
    }
  };

  return {
    async remove({ id, teamId, userId }) {
      const now = new Date(clock.now());
      const removal = { about: 'removal', userId, removedAt: now.toISOString() } as const;
      const report: NewReport = { id: newId(), teamId, accountId: id, report: removal, createdAt: now };
      const begun = await removals.begin({ id, teamId }, now, report);
      if (!begun) throw problem('not_found');
      await outbox.deliver([report]);
      return finish({ id, teamId, since: now }, begun);
    },
    async sweep() {
      const now = clock.now();
      for (const account of await removals.unfinished(new Date(now))) {
        await finish(account, { connected: true });
      }
      await removals.forget(new Date(now - ROW_KEPT_MS), new Date(now));
    },
  };
}
