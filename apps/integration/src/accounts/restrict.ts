import { clock, newId } from '@muster/service-kit';
import type { Note } from '../account-log/entry.ts';
import type { Restriction } from '../errors/restriction.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { NewReport } from '../outbox/report.ts';
import { untilWritten } from '../until-written.ts';
import type { AccountStore } from './repository.ts';

/** Takes an account out of work, here and at account-manager, because Telegram said so on whatever call. */
export type Restrict = (account: { id: string; teamId: string }, restriction: Restriction) => Promise<void>;

export function createRestrict(parts: {
  accounts: Pick<AccountStore, 'disable' | 'rest'>;
  outbox: Pick<Outbox, 'deliver'>;
  note: Note;
}): Restrict {
  const { accounts, outbox, note } = parts;
  return async (account, restriction) => {
    const now = new Date(clock.now());
    const report: NewReport = {
      id: newId(),
      teamId: account.teamId,
      accountId: account.id,
      report: {
        about: 'restriction',
        kind: restriction.kind,
        waitSeconds: restriction.waitSeconds,
        observedAt: now.toISOString(),
      },
      createdAt: now,
    };
    if (restriction.restSeconds === null) {
      const { kind } = restriction;
      if (!(await untilWritten(() => accounts.disable(account, kind, report)))) return;
      if (kind === 'logged_out') {
        note({ teamId: account.teamId, accountId: account.id, kind: 'logout', code: 'account_logged_out' });
      }
    } else {
      const { kind, restSeconds } = restriction;
      const until = new Date(now.getTime() + restSeconds * 1000);
      await untilWritten(() => accounts.rest(account, { kind, until }, report));
    }
    await outbox.deliver([report]);
  };
}
