import { rotateSessionWrappingKey, secretPaths, WrappingKeys } from '@muster/secrets';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInviting, first, type Inviting } from './inviting.ts';

let team: Inviting;
let database: pg.Client;
beforeAll(async () => {
  team = await createInviting();
  database = new pg.Client({ connectionString: team.harness.database.url });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await team.harness.close();
});

const sessionOf = async (accountId: string) => {
  const { rows } = await database.query('SELECT * FROM sessions WHERE account_id = $1', [accountId]);
  return rows[0];
};

const keysInUse = async () => {
  const { body } = await team.integration.app.inject('/metrics');
  return [...body.matchAll(/^sessions_by_wrapping_key\{key="(\d+)"[^}]*\} [1-9]/gm)].map(([, key]) => key);
};

describe('a new wrapping key', () => {
  it('is taken while accounts work: the same connection goes on, and the old key is needed no more', async () => {
    const at = await team.scene();
    const account = { id: at.accountId, teamId: team.teamId };
    const { connections, rewrapSessions } = team.integration.dependencies;
    const connection = await connections.open(account);
    const before = await sessionOf(at.accountId);
    expect(before.wrapping_key_id).toBe('1');

    await rotateSessionWrappingKey(team.harness.secrets);
    await rewrapSessions();
    const after = await sessionOf(at.accountId);
    expect(after).toMatchObject({ wrapping_key_id: '2', session: before.session, phone: before.phone });
    expect(after.data_key).not.toEqual(before.data_key);
    expect(await keysInUse()).toEqual(['2']);
    expect(await connections.open(account)).toBe(connection);
    expect((await team.invite(at, first(at))).body).toMatchObject({ outcome: 'joined' });

    // Without the old key, and opened from what is stored.
    const [newest] = await team.harness.secrets.read(secretPaths.sessionWrappingKeys, WrappingKeys);
    const keys = JSON.stringify([newest]);
    await team.harness.secrets.write(secretPaths.sessionWrappingKeys, { keys });
    await connections.drop(at.accountId);
    expect((await team.invite(at, at.people[1] ?? '')).body).toMatchObject({ outcome: 'joined' });
  });

  it('wraps the sessions of accounts that are connected from then on', async () => {
    await rotateSessionWrappingKey(team.harness.secrets);
    await team.integration.dependencies.rewrapSessions();
    const { accountId } = await team.scene();
    expect((await sessionOf(accountId)).wrapping_key_id).toBe('3');
    expect(await keysInUse()).toEqual(['3']);
  });

  it('that is missing leaves what needs it unsent: Telegram was not asked', async () => {
    const at = await team.scene();
    await team.integration.dependencies.connections.drop(at.accountId);
    await database.query(`UPDATE sessions SET wrapping_key_id = '99' WHERE account_id = $1`, [at.accountId]);
    expect((await team.invite(at, first(at))).body).toEqual({
      outcome: 'not_sent',
      code: 'service_unavailable',
    });
  });
});
