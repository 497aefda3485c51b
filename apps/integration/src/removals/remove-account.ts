import type { AccountRemoval } from '@muster/contracts';
import { clock, newId, problem } from '@muster/service-kit';
import { Api } from 'telegram';
import type { Note } from '../account-log/entry.ts';
import type { Connections } from '../connections/connections.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { NewReport } from '../outbox/report.ts';
import type { Run } from '../telegram/call.ts';
import { ConnectionLost } from '../telegram/lost.ts';
import type { RemovalStore } from './repository.ts';

type Owner = { id: string; teamId: string };

/** What became of the session at Telegram; null where this process may not speak for the account now. */
type SessionEnd = AccountRemoval['session'] | null;

export type Removals = {
  /**
   * Logs an account out at Telegram and erases what is known of it.
   * @throws a problem `not_found`
   */
  remove(account: Owner & { userId: string }): Promise<AccountRemoval['session']>;
  /** Now and then: finishes what a process that ended has begun, and deletes rows that were kept for a day. */
  sweep(): Promise<void>;
};

/** Permits of the account are settled, and its reports delivered, long before; in ms. */
const ROW_KEPT_MS = 24 * 60 * 60_000;

export function createRemovals(parts: {
  removals: RemovalStore;
  connections: Pick<Connections, 'open' | 'drop'>;
  run: Run;
  outbox: Pick<Outbox, 'deliver'>;
  note: Note;
}): Removals {
  const { removals, connections, run, outbox, note } = parts;
  const inHand = new Set<string>();

  const endSession = async (account: Owner): Promise<SessionEnd> => {
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
    return code === 'service_unavailable' ? null : 'left_open';
  };

  const finish = async (account: Owner, { connected }: { connected: boolean }): Promise<SessionEnd> => {
    if (inHand.has(account.id)) return null;
    inHand.add(account.id);
    try {
      const session = connected ? await endSession(account) : 'ended';
      if (session === null) return null;
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
      return (await finish({ id, teamId }, begun)) ?? 'pending';
    },
    async sweep() {
      for (const account of await removals.unfinished()) await finish(account, { connected: true });
      const now = clock.now();
      await removals.forget(new Date(now - ROW_KEPT_MS), new Date(now));
    },
  };
}
