import { createLogger, createMetrics, newId } from '@muster/service-kit';
import { describe, expect, it } from 'vitest';
import { createAccountLog } from './account-log.ts';
import type { Happening, NewEntry } from './entry.ts';

const call: Happening = { teamId: newId(), accountId: newId(), kind: 'call', method: 'messages.SendMessage' };

const away = () => Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });

/** A log whose writes come out as `answers` say, one by one; all that follow succeed. */
function createLog(...answers: (Error | null)[]) {
  const written: (readonly NewEntry[])[] = [];
  const metrics = createMetrics('integration');
  const accountLog = createAccountLog({
    store: {
      async add(entries) {
        const answer = answers.shift();
        if (answer) throw answer;
        written.push(entries);
      },
    },
    log: createLogger({ name: 'integration', level: 'silent' }),
    metrics,
  });
  const lost = async () => {
    const [value] = (await metrics.registry.getSingleMetric('account_log_lost_total')?.get())?.values ?? [];
    return value?.value;
  };
  return { accountLog, written, lost };
}

describe('the account log', () => {
  it('writes what was noted meanwhile at once, and in the order it happened', async () => {
    const { accountLog, written } = createLog();
    for (let n = 0; n < 3; n += 1) accountLog.note({ ...call, detail: { waitSeconds: n } });
    await accountLog.flush();
    expect(written).toHaveLength(1);
    expect(written[0]?.map(({ detail }) => detail?.waitSeconds)).toEqual([0, 1, 2]);
  });

  it('writes everything before it is closed', async () => {
    const { accountLog, written } = createLog();
    for (let n = 0; n < 1_200; n += 1) accountLog.note(call);
    await accountLog.close();
    expect(written.flat()).toHaveLength(1_200);
  });

  it('keeps what it could not write while Postgres is away, in its place', async () => {
    const { accountLog, written, lost } = createLog(away());
    accountLog.note({ ...call, detail: { waitSeconds: 1 } });
    await accountLog.flush();
    expect(written).toEqual([]);
    accountLog.note({ ...call, detail: { waitSeconds: 2 } });
    await accountLog.flush();
    expect(written.flat().map(({ detail }) => detail?.waitSeconds)).toEqual([1, 2]);
    expect(await lost()).toBe(0);
    await accountLog.close();
  });

  it('gives up what Postgres refuses, which would hold up all that follows, and counts it', async () => {
    const { accountLog, written, lost } = createLog(new Error('invalid input'));
    accountLog.note(call);
    await accountLog.flush();
    accountLog.note(call);
    await accountLog.close();
    expect(written.flat()).toHaveLength(1);
    expect(await lost()).toBe(1);
  });

  it('does not grow for ever while Postgres is away: the oldest entries go, and are counted', async () => {
    const { accountLog, written, lost } = createLog();
    for (let n = 0; n <= 10_000; n += 1) accountLog.note({ ...call, detail: { waitSeconds: n } });
    await accountLog.close();
    expect(await lost()).toBe(500);
    expect(written[0]?.[0]?.detail).toEqual({ waitSeconds: 500 });
  });
});
