import { CALL_DEADLINE_MS } from '@muster/contracts';
import { clock, newId } from '@muster/service-kit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { reportRestriction } from '../connections/report-restriction.ts';
import { failure } from '../errors/failure.ts';
import type { NewReport } from '../outbox/report.ts';
import { compose, type Middleware } from '../telegram/call.ts';
import { createRestrict } from './restrict.ts';

let now = 0;
beforeEach(() => {
  vi.spyOn(clock, 'monotonic').mockImplementation(() => now);
  vi.spyOn(clock, 'sleepUntil').mockImplementation(async () => {
    now += 1_000;
  });
});
afterEach(() => vi.restoreAllMocks());

const account = { id: newId(), teamId: newId() };

/** Telegram refuses a call so while Postgres is away for a while: what is written in the end, and what is answered. */
async function refused(code: 'peer_flood' | 'account_logged_out', awayMs: number) {
  const untilMs = now + awayMs;
  const written: NewReport[] = [];
  const write = async (report: NewReport) => {
    if (now < untilMs) throw new Error('Postgres is away');
    written.push(report);
  };
  const restrict = createRestrict({
    accounts: {
      rest: (_account, _rest, report) => write(report),
      disable: (_account, _kind, report) => write(report).then(() => true),
    },
    outbox: { deliver: async () => {} },
    note: () => {},
  });
  const log = { error: vi.fn() };
  const refusing: Middleware = async () => ({ status: 'failed', failure: failure(code, 'refused') });
  // Telegram does not answer what else is under way.
  const connections = { giveBack: () => new Promise<void>(() => {}) };
  const run = compose([reportRestriction(account, restrict, connections, log), refusing]);
  return { answer: await run('channels.inviteToChannel', async () => null), written, log };
}

it.each(['peer_flood', 'account_logged_out'] as const)(
  '%s is kept while Postgres is away, and written down before whoever asked is told',
  async code => {
    const { answer, written, log } = await refused(code, 5_000);
    expect(answer).toMatchObject({ failure: { code } });
    expect(written).toHaveLength(1);
    expect(log.error).not.toHaveBeenCalled();
  },
);

it('a restriction that cannot be written down is logged, and told to whoever asked all the same', async () => {
  const { answer, written, log } = await refused('peer_flood', CALL_DEADLINE_MS + 5_000);
  expect(answer).toMatchObject({ failure: { code: 'peer_flood' } });
  expect(written).toHaveLength(0);
  expect(log.error).toHaveBeenCalledWith(
    expect.objectContaining({ account: account.id, kind: 'peer_flood' }),
    expect.any(String),
  );
});
