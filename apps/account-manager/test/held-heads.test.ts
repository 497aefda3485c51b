import { newId, type PoolClient } from '@muster/service-kit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { saveAccount } from '../src/accounts/save-account.ts';
import { recover } from '../src/recoveries/recover.ts';
import { beginEpoch } from '../src/recovery/repository.ts';
import { connectAccount, type Installation, newPersonKey, startInstallation } from './installation.ts';

describe('the head of a person', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation();
  });
  afterAll(() => installation.stop());

  /** Does something while somebody else has the head locked. */
  async function whileHeld(personKey: string, work: (holder: PoolClient) => Promise<void>): Promise<void> {
    const holder = await installation.dependencies.pool.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM heads WHERE key = $1 FOR UPDATE', [`person:${personKey}`]);
      await work(holder);
    } finally {
      await holder.query('ROLLBACK').catch(() => {});
      holder.release(true);
    }
  }

  it('is held over no round trip while an account is made known: a process may stand still in between', async () => {
    const statements = vi.spyOn(pg.Client.prototype, 'query');
    await saveAccount(installation.dependencies.pool, {
      id: newId(),
      teamId: newId(),
      platform: 'telegram',
      personKey: newPersonKey(),
      connectedAt: new Date().toISOString(),
    });
    const times = statements.mock.calls.length;
    statements.mockRestore();
    expect(times).toBe(1);
  });

  it('is waited for by a rebuild no longer than by a batch of the ledger', async () => {
    const { personKey } = await connectAccount(installation, newId());
    await whileHeld(personKey, async () => {
      await expect(beginEpoch(installation.dependencies.pool, `person:${personKey}`)).rejects.toMatchObject({
        code: '55P03',
      });
    });
  });

  it('is locked before what belongs to the person, by those who record recoveries as well', async () => {
    const { pool } = installation.dependencies;
    const teamId = newId();
    const { id, personKey } = await connectAccount(installation, teamId);
    await pool.query(
      `INSERT INTO restrictions (person_key, kind, team_id, account_id, since, until, version)
       VALUES ($1, 'paused', $2, $3, now() - interval '2 days', now() - interval '1 day', 1)`,
      [personKey, teamId, id],
    );
    const left = async () =>
      (await pool.query('SELECT FROM restrictions WHERE person_key = $1', [personKey])).rowCount;
    await whileHeld(personKey, async () => {
      await recover(installation.dependencies);
      expect(await left()).toBe(1);
    });
    await recover(installation.dependencies);
    expect(await left()).toBe(0);
  });

  it('is free again when a process stands still in the middle of a transaction, which goes on to learn it', async () => {
    const { pool } = installation.dependencies;
    const { rows } = await pool.query('SHOW idle_in_transaction_session_timeout');
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: '5s' }]);
    const { personKey } = await connectAccount(installation, newId());
    await whileHeld(personKey, async holder => {
      await holder.query("SET idle_in_transaction_session_timeout = '10ms'");
      await pool.query('SELECT FROM heads WHERE key = $1 FOR UPDATE', [`person:${personKey}`]);
      await expect(holder.query('COMMIT')).rejects.toThrow();
    });
  });
});
